import { isKnown } from '#shared/model/unknown';
import { type Deployment, findParameter, parameterArn } from './deployment';
import type { ParameterStore } from './store/parameter-store';

/** A parameter with a value. */
export interface SsmParameter {
  readonly name: string;
  readonly arn: string;
  /** `String`, `StringList` or `SecureString`. */
  readonly type: string;
  readonly value: string;
  readonly version: number;
}

/**
 * The parameters of the SSM Parameter Store: those that requests put, and those of the templates. A template cannot make a `SecureString`,
 * and does not have what the account had before it: such values come by a request, and stay in the state folder.
 */
export class SsmParameters {
  constructor(private readonly deployment: Deployment, private readonly store: ParameterStore) {}

  /** By name or ARN. Undefined where there is none, and where the template does not tell its value. */
  public find(reference: string): SsmParameter | undefined {
    const name = reference.replace(/^arn:.*:parameter\//, '');
    const stored = this.store.get(name);
    return stored ? { ...stored, arn: parameterArn(stored.name) } : this.findDeployed(reference);
  }

  /** Gives a parameter a value: its first one, or the next version. */
  public put(name: string, value: string, type: string): SsmParameter {
    const before = this.find(name);
    const parameter = { name: before?.name ?? name, type, value, version: (before?.version ?? 0) + 1 };
    this.store.put(parameter);
    return { ...parameter, arn: parameterArn(name) };
  }

  private findDeployed(reference: string): SsmParameter | undefined {
    const parameter = findParameter(this.deployment, reference);
    if (!parameter || !isKnown(parameter.value)) { return undefined; }
    const { name, arn, value } = parameter;
    return { name, arn, type: String(parameter.type), value, version: 1 };
  }
}
