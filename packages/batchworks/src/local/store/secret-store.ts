import { randomUUID } from 'node:crypto';
import { PrivateFile } from './private-file';

/** The labels that Secrets Manager moves from version to version. */
export const CURRENT_STAGE = 'AWSCURRENT';
export const PREVIOUS_STAGE = 'AWSPREVIOUS';

/** One value that a secret has or had. */
export interface SecretVersion {
  readonly versionId: string;
  readonly secretString?: string;
  /** Base64. */
  readonly secretBinary?: string;
  readonly stages: readonly string[];
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** Which version of a secret is meant: the current one, where neither is given. */
export interface VersionSelector {
  readonly versionId?: string;
  readonly versionStage?: string;
}

/** A new value of a secret. */
export interface NewVersion {
  readonly secretString?: string;
  readonly secretBinary?: string;
  /** @default - a new id */
  readonly versionId?: string;
  /** @default - AWSCURRENT, which makes the version before AWSPREVIOUS */
  readonly stages?: readonly string[];
}

/** What a secret that a request made has beside its values. */
export interface SecretDetails {
  readonly description?: string;
  readonly kmsKeyId?: string;
  readonly tags?: readonly { readonly Key?: string; readonly Value?: string }[];
}

interface StoredSecret extends SecretDetails {
  readonly versions: readonly SecretVersion[];
}

/** The values of the secrets, by ARN. They survive the local Batch, so that a generated key stays the same from run to run. */
export class SecretStore {
  private readonly file: PrivateFile<StoredSecret>;

  constructor(path: string) {
    this.file = new PrivateFile(path);
  }

  /** The ARNs of all secrets that have, or had, a value, or that a request made. */
  public get arns(): readonly string[] {
    return Object.keys(this.file.read());
  }

  public detailsOf(arn: string): SecretDetails {
    return this.file.read()[arn] ?? {};
  }

  /** Makes a secret, without a value. */
  public create(arn: string, details: SecretDetails) {
    this.file.write({ ...this.file.read(), [arn]: { ...details, versions: [] } });
  }

  public versionsOf(arn: string): readonly SecretVersion[] {
    return this.file.read()[arn]?.versions ?? [];
  }

  /** The version asked for, or undefined if the secret has none such. */
  public get(arn: string, selector: VersionSelector = {}): SecretVersion | undefined {
    const { versionId, versionStage = versionId ? undefined : CURRENT_STAGE } = selector;
    return this.versionsOf(arn).find((version) =>
      (!versionId || version.versionId === versionId) && (!versionStage || version.stages.includes(versionStage)));
  }

  /** Adds a version; a label is on one version only, so it leaves the one that had it. */
  public put(arn: string, value: NewVersion): SecretVersion {
    const secrets = this.file.read();
    const version: SecretVersion = {
      versionId: value.versionId ?? randomUUID(),
      secretString: value.secretString,
      secretBinary: value.secretBinary,
      stages: value.stages ?? [CURRENT_STAGE],
      createdAt: Date.now(),
    };
    const before = secrets[arn] ?? { versions: [] };
    this.file.write({ ...secrets, [arn]: { ...before, versions: [...moveStages(before.versions, version), version] } });
    return version;
  }
}

/** The versions without the labels that the new one takes. As in Secrets Manager, a version without any label is gone. */
function moveStages(versions: readonly SecretVersion[], added: SecretVersion): SecretVersion[] {
  const isCurrentMoved = added.stages.includes(CURRENT_STAGE);
  return versions
    .map((version) => {
      const wasCurrent = isCurrentMoved && version.stages.includes(CURRENT_STAGE);
      const kept = version.stages.filter((stage) => !added.stages.includes(stage) && !(isCurrentMoved && stage === PREVIOUS_STAGE));
      return { ...version, stages: wasCurrent ? [...kept, PREVIOUS_STAGE] : kept };
    })
    .filter((version) => version.stages.length > 0);
}
