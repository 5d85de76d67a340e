import type { NamedTemplate, TemplateEnvironment } from '../environment';
import { member, objectMember } from '../record';
import { Unknown } from '../unknown';
import { Evaluation } from './evaluation';
import { TemplateScope } from './scope';

/** The name of a resource, by its template and logical id. */
export type NameOf = (template: string, logicalId: string) => string;

/** The resource that deploys a nested stack. */
export interface Parent {
  readonly scope: TemplateScope;
  readonly logicalId: string;
}

/** Templates that are deployed together: an export of one can be imported by another, and one can be nested in another. */
export class Stacks {
  public readonly scopes: readonly TemplateScope[];
  private readonly evaluation = new Evaluation();
  private readonly byName: ReadonlyMap<string, TemplateScope>;
  private readonly nested: ReadonlyMap<string, TemplateScope>;

  constructor(templates: readonly NamedTemplate[], environment: TemplateEnvironment, public readonly nameOf: NameOf) {
    this.scopes = templates.map((template) => new TemplateScope(template, this, environment, this.evaluation));
    this.byName = new Map(this.scopes.map((scope) => [scope.name, scope]));
    this.nested = new Map(this.scopes.flatMap((scope) => {
      const parent = this.parentOf(scope);
      return parent ? [[keyOf(parent.scope, parent.logicalId), scope] as const] : [];
    }));
  }

  /** What deploys a nested stack; `undefined` for a stack of its own. */
  public parentOf({ named: { parent } }: TemplateScope): Parent | undefined {
    const scope = parent && this.byName.get(parent.template);
    return scope && member(scope.template.Resources, parent.logicalId) ? { scope, logicalId: parent.logicalId } : undefined;
  }

  /** The stack that a resource deploys, where it is among the templates. */
  public nestedIn(scope: TemplateScope, logicalId: string): TemplateScope | undefined {
    return this.nested.get(keyOf(scope, logicalId));
  }

  /** The value that one of the templates exports under the name. */
  public exportNamed(name: string): unknown {
    // The name of an export may be made by functions itself; one that imports something cannot be told before the exports are known.
    const exports = this.evaluation.once('the name of an export', () => this.collectExports()) as Map<unknown, () => unknown> | Unknown;
    if (exports instanceof Unknown) {
      return exports;
    }
    const value = exports.get(name);
    return value ? this.evaluation.once(`the export "${name}"`, value) : new Unknown(`Fn::ImportValue of "${name}", which none of the templates exports`);
  }

  /** The value of an output of the stack of that name. An ARN, which names a stack of another account or region, is none of them. */
  public outputOf(stackName: string, outputName: string): unknown {
    const scope = this.scopes.find((candidate) => candidate.stackName === stackName);
    const output = scope && member(scope.template.Outputs, outputName);
    return scope && output !== undefined
      ? this.evaluation.once(`the output "${outputName}" of ${scope.name}`, () => valueOf(scope, output))
      : new Unknown(`Fn::GetStackOutput of "${outputName}" of "${stackName}", which none of the templates has`);
  }

  private collectExports(): Map<unknown, () => unknown> {
    return new Map(this.scopes.flatMap((scope) => Object.values(objectMember(scope.template, 'Outputs')).map((output) => [
      scope.resolve(objectMember(output, 'Export').Name),
      () => valueOf(scope, output),
    ] as const)));
  }
}

function valueOf(scope: TemplateScope, output: unknown): unknown {
  return scope.resolve(member(output, 'Value')) ?? new Unknown('an output without a value');
}

function keyOf({ name }: TemplateScope, logicalId: string): string {
  return JSON.stringify([name, logicalId]);
}
