import type { NamedTemplate, ResourceReference, TemplateEnvironment } from '../environment';
import { isObject, mapObject, member } from '../record';
import type { Template } from '../template';
import { Unknown } from '../unknown';
import { CONDITION_FUNCTIONS, conditionNamed } from './conditions';
import type { Evaluation } from './evaluation';
import { REFERENCE_FUNCTIONS } from './references';
import type { Stacks } from './stacks';
import { STRING_FUNCTIONS } from './strings';

/** Intrinsic functions by their names: each gets its argument as the template has it, and resolves what it needs of it. */
export type IntrinsicFunctions = Readonly<Record<string, (scope: TemplateScope, argument: unknown) => unknown>>;

const FUNCTIONS: IntrinsicFunctions = { ...REFERENCE_FUNCTIONS, ...STRING_FUNCTIONS, ...CONDITION_FUNCTIONS };

/** `{{resolve:ssm:name}}`, `{{resolve:secretsmanager:arn}}`: CloudFormation fills it in at deploy time. */
const DYNAMIC_REFERENCE = /\{\{resolve:([\w-]+):([^}]*)/;

/** A template among its stacks: where its values are resolved. */
export class TemplateScope {
  public readonly name: string;
  public readonly stackName: string;
  public readonly template: Template;
  private byType?: ReadonlyMap<string, readonly string[]>;

  constructor(
    public readonly named: NamedTemplate,
    public readonly stacks: Stacks,
    public readonly environment: TemplateEnvironment,
    public readonly evaluation: Evaluation,
  ) {
    this.name = named.name;
    this.stackName = named.stackName ?? named.name;
    this.template = named.template;
  }

  /** The value with all intrinsic functions evaluated. `undefined` for what `AWS::NoValue` removes, `Unknown` for what the templates do not tell. */
  public resolve(value: unknown): unknown {
    return this.evaluation.nested(() => {
      if (typeof value === 'string') {
        return withoutDynamicReference(value);
      }
      if (Array.isArray(value)) {
        return value.map((item) => this.resolve(item)).filter((item) => item !== undefined);
      }
      return isObject(value) ? this.resolveObject(value) : value ?? undefined;
    });
  }

  /** The logical ids of the resources of a type, in the order of the template. */
  public logicalIdsOf(type: string): readonly string[] {
    this.byType ??= groupByType(this.template);
    return this.byType.get(type) ?? [];
  }

  /** Whether a resource is there at all. One under a condition that is not known is taken to be. */
  public deploys(logicalId: string): boolean {
    const condition = this.template.Resources[logicalId].Condition;
    return this.isDeployed() && (condition === undefined || conditionNamed(this, condition) !== false);
  }

  /** Whether the stack is, which its parent may decide. */
  private isDeployed(): boolean {
    const parent = this.stacks.parentOf(this);
    return !parent || this.evaluation.nested(() => this.evaluation.once(
      `whether ${this.name} is deployed`, () => parent.scope.deploys(parent.logicalId),
    )) !== false;
  }

  /** The resource of that logical id. */
  public reference(logicalId: string): ResourceReference | Unknown {
    if (member(this.template.Resources, logicalId) === undefined) {
      return new Unknown(`${this.name} declares no "${logicalId}"`);
    }
    if (!this.deploys(logicalId)) {
      return new Unknown(`the condition of "${logicalId}" does not hold`);
    }
    return {
      template: this.name,
      stackName: this.stackName,
      logicalId,
      type: this.template.Resources[logicalId].Type,
      name: this.stacks.nameOf(this.name, logicalId),
      property: (name) => this.property(logicalId, name),
    };
  }

  private property(logicalId: string, name: string): unknown {
    return this.evaluation.once(
      `the property ${name} of "${logicalId}" of ${this.name}`,
      () => this.resolve(member(this.template.Resources[logicalId].Properties, name)),
    );
  }

  private resolveObject(object: Record<string, unknown>): unknown {
    const [name, ...others] = Object.keys(object);
    if (others.length > 0 || !(name === 'Ref' || name?.startsWith('Fn::'))) {
      return mapObject(object, (value) => this.resolve(value));
    }
    return Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name](this, object[name]) : new Unknown(`${name} is evaluated by CloudFormation only`);
  }
}

/** There are some dozen kinds of resources to look for, and perhaps thousands of resources. */
function groupByType({ Resources }: Template): ReadonlyMap<string, readonly string[]> {
  const byType = new Map<string, string[]>();
  for (const [logicalId, { Type }] of Object.entries(Resources)) {
    const logicalIds = byType.get(Type);
    if (logicalIds) { logicalIds.push(logicalId); } else { byType.set(Type, [logicalId]); }
  }
  return byType;
}

function withoutDynamicReference(text: string): string | Unknown {
  const [, service, name] = DYNAMIC_REFERENCE.exec(text) ?? [];
  return service ? new Unknown(`a dynamic reference to ${service} is resolved at deploy time`, service === 'ssm' ? name : undefined) : text;
}
