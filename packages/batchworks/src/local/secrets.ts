import { tasksOf } from '#shared/model/tasks';
import type { BatchModel, SecretModel } from '#shared/model/types';
import type { ContainerProperties, Secret } from '@aws-sdk/client-batch';
import { DeploymentError, findSecret, initialSecretValue, parseSecretReference } from './deployment';
import type { Deployment, SecretsManagerReference } from './deployment';
import type { SsmParameters } from './ssm-parameters';
import type { SecretStore, SecretVersion } from './store/secret-store';

/** A secret cannot be given to a job. Says which and what to do, never a value. */
export class SecretUnavailableError extends Error {}

/** A secret, as Secrets Manager names it. */
export interface KnownSecret {
  readonly arn: string;
  readonly name: string;
}

/** The secrets of a deployment: which there are, and what is in them. */
export class Secrets {
  constructor(
    /** Which changes: jobs of a definition that is registered later may name other secrets. */
    private readonly deployment: Deployment,
    public readonly store: SecretStore,
    private readonly parameters: SsmParameters,
    /** Where to put a value that is missing. */
    private readonly endpoint: () => string,
  ) {
    for (const secret of deployment.model.secrets) { this.initialize(secret); }
  }

  /**
   * The secret that is called by its ARN or name: one of the template, one that a job definition refers to though another
   * template makes it, or one that a request made. Undefined where there is none.
   */
  public find(secretId: string): KnownSecret | undefined {
    const secret = findSecret(this.deployment, secretId);
    if (secret) { return { arn: secret.arn, name: secret.name }; }
    return this.others.find(({ arn, name }) => arn === secretId || name === secretId || arn.slice(0, -'-xxxxxx'.length) === secretId);
  }

  /** Whether a template or a request has made it: otherwise a job only refers to it. */
  public isMade({ arn }: KnownSecret): boolean {
    return this.deployment.model.secrets.some((secret) => secret.arn === arn) || this.store.arns.includes(arn);
  }

  /** All of them: first those of the templates. */
  public get all(): readonly KnownSecret[] {
    return [...this.deployment.model.secrets.map(({ arn, name }) => ({ arn, name })), ...this.others];
  }

  /** Those that no template makes. */
  private get others(): readonly KnownSecret[] {
    const { secrets } = this.deployment.model;
    return [...new Set([...referencedSecrets(this.deployment.model), ...this.store.arns])]
      .filter((arn) => !secrets.some((secret) => secret.arn === arn))
      .map((arn) => ({ arn, name: nameIn(arn) }));
  }

  /** The variables that a job gets from its `secrets`. */
  public variables(secrets: readonly Secret[] = []): Record<string, string> {
    return Object.fromEntries(secrets.map(({ name, valueFrom }) => [name!, this.valueOf(name!, valueFrom!)]));
  }

  /**
   * The text that a `valueFrom` of a job means.
   *
   * @param member what gets it, for a person
   * @throws SecretUnavailableError where there is none
   */
  public valueOf(member: string, valueFrom: string): string {
    try {
      const reference = parseSecretReference(valueFrom);
      return reference.kind === 'ssm'
        ? this.valueOfParameter(member, reference.name)
        : this.valueOfSecret(member, reference);
    } catch (error) {
      if (error instanceof DeploymentError) { throw unavailable(member, error.message); }
      throw error;
    }
  }

  private initialize(secret: SecretModel) {
    if (this.store.versionsOf(secret.arn).length > 0) { return; }
    const secretString = initialSecretValue(secret);
    if (secretString !== undefined) { this.store.put(secret.arn, { secretString }); }
  }

  private valueOfParameter(variable: string, name: string): string {
    const parameter = this.parameters.find(name);
    if (!parameter) {
      throw unavailable(variable, `the SSM parameter "${name}" has no value; ` +
        `put one: aws ssm put-parameter --endpoint-url ${this.endpoint()} --type SecureString --name '${name}' --value VALUE`);
    }
    return parameter.value;
  }

  private valueOfSecret(variable: string, reference: SecretsManagerReference): string {
    const arn = this.find(reference.secretId)?.arn ?? reference.secretId;
    const version = this.store.get(arn, reference);
    if (!version) {
      throw unavailable(variable, `the secret ${arn} has no value${ofVersion(reference)}; ` +
        `put one: aws secretsmanager put-secret-value --endpoint-url ${this.endpoint()} --secret-id '${arn}' --secret-string VALUE`);
    }
    if (version.secretString === undefined) {
      throw unavailable(variable, `the secret ${arn} is binary, and a variable must be text: put a \`SecretString\``);
    }
    return reference.jsonKey === undefined ? version.secretString : fieldOf(variable, arn, version, reference.jsonKey);
  }
}

function fieldOf(variable: string, arn: string, version: SecretVersion, jsonKey: string): string {
  const fields = parseObject(version.secretString!);
  if (!fields) {
    throw unavailable(variable, `the secret ${arn} is no JSON object, so it has no field "${jsonKey}"`);
  }
  if (!Object.hasOwn(fields, jsonKey)) {
    throw unavailable(variable, `retrieved secret from Secrets Manager did not contain json key ${jsonKey} (${arn})`);
  }
  const value = fields[jsonKey];
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : undefined;
  } catch {
    return undefined; // not with the parser's message: it quotes the text, which is the secret
  }
}

function ofVersion({ versionId, versionStage }: SecretsManagerReference) {
  if (versionId) { return ` of version ${versionId}`; }
  return versionStage ? ` of stage ${versionStage}` : '';
}

/** What keeps a member of a job definition from getting its value, in the words of Amazon ECS. */
export function unavailable(member: string, why: string) {
  return new SecretUnavailableError(
    `ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve the value of \`${member}\`: ${why}`);
}

/** The Secrets Manager ARNs that the job definitions refer to. */
function referencedSecrets(model: BatchModel): readonly string[] {
  const containers = model.jobDefinitions.flatMap((job) => tasksOf(job)).flatMap((task) => task.containers);
  const references = containers.flatMap(({ properties }) => {
    const { secrets = [], repositoryCredentials: login } = properties as Partial<Pick<ContainerProperties, 'secrets' | 'repositoryCredentials'>>;
    return [...secrets.map(({ valueFrom }) => valueFrom), login?.credentialsParameter];
  });
  return [...new Set(references.flatMap((reference) => secretArnIn(reference) ?? []))];
}

function secretArnIn(valueFrom: unknown): string | undefined {
  try {
    const reference = typeof valueFrom === 'string' ? parseSecretReference(valueFrom) : undefined;
    return reference?.kind === 'secretsmanager' ? reference.secretId : undefined;
  } catch {
    return undefined; // malformed: the job that uses it will say so
  }
}

/** `NAME` of `arn:…:secret:NAME-xxxxxx`, or of an ARN that was written without the random end. */
function nameIn(arn: string) {
  return arn.split(':').at(-1)!.replace(/-\w{6}$/, '');
}
