import { Member, Type, Types } from './assembly';
import { Chain, Step } from './chains';
import { Language, Source } from './language';

/** What a name stands for. */
type Value =
  | { readonly kind: 'namespace'; readonly fqn: string }
  | { readonly kind: 'type' | 'object' | 'builder'; readonly type: Type };

/** What was found in a source. */
export interface Findings {
  /** Names that the assemblies do not have. */
  readonly problems: string[];
  /** Members that they have, such as `BatchPlatform.addJob`. */
  readonly known: Set<string>;
}

/**
 * Looks up the names of a source in the assemblies, as far as types are known: from imports, over members, to the variables that get their value from
 * these. What begins elsewhere (a function of the source, a class of the language) is passed over, and so are the types of arguments.
 */
export function lookUp(types: Types, language: Language, source: Source): Findings {
  return new Lookup(types, language, source).findings;
}

class Lookup {
  public readonly findings: Findings = { problems: [], known: new Set() };
  private readonly scope = new Map<string, Value>();
  private readonly namespaces: Map<string, string>;
  private line = 0;

  constructor(private readonly types: Types, private readonly language: Language, private readonly source: Source) {
    this.namespaces = types.namespaces(...language.target);
    Object.entries(source.imports).forEach(([name, imported]) => this.import(name, imported));
    source.chains.forEach((chain) => this.follow(chain));
  }

  private import(name: string, imported: string) {
    const [, namespace, type] = /^(?:(.*)\.)?(.*)$/.exec(imported)!;
    if (this.namespaces.has(imported)) {
      this.scope.set(name, { kind: 'namespace', fqn: this.namespaces.get(imported)! });
    } else if (this.namespaces.has(namespace)) {
      const value = this.typeIn(this.namespaces.get(namespace)!, type);
      if (value) { this.scope.set(name, value); }
    }
  }

  private follow({ assignedTo, start, steps, line }: Chain) {
    this.line = line;
    let value = this.scope.get(start.name) ?? this.opened(start.name);
    if (value?.kind === 'type') { value = this.made(value.type, start); }
    for (const step of steps) { value = value && this.step(value, step); }
    if (assignedTo && value) { this.scope.set(assignedTo, value); }
  }

  private opened(name: string): Value | undefined {
    const types = this.source.open.map((namespace) => this.types.type(`${this.namespaces.get(namespace)}.${name}`));
    const type = types.find((candidate) => candidate !== undefined);
    return type && { kind: 'type', type };
  }

  private step(value: Value, step: Step): Value | undefined {
    if (value.kind === 'namespace') { return this.inNamespace(value.fqn, step); }
    if (value.kind === 'builder') { return this.built(value.type, step); }
    return value.kind === 'type' && /^[bB]uilder$/.test(step.name) ? { kind: 'builder', type: value.type } : this.memberOf(value.type, step);
  }

  /** `efs.PosixUser` of Python; `NewQueue`, `JobVolume_Efs` and `QueueProps` of Go. */
  private inNamespace(fqn: string, step: Step): Value | undefined {
    const isType = this.types.type(`${fqn}.${step.name}`) !== undefined;
    const [, constructed, owner, member] = (!isType && /^(?:New(.+)|([^_]+)_(.+))$/.exec(step.name)) || [];
    const value = this.typeIn(fqn, constructed ?? owner ?? step.name);
    if (constructed) { return value && { ...value, kind: 'object' }; }
    return value && (member ? this.memberOf(value.type, { ...step, name: member }) : this.made(value.type, step));
  }

  private typeIn(namespace: string, name: string): { kind: 'type'; type: Type } | undefined {
    const type = this.types.type(`${namespace}.${name}`);
    if (!type) { this.report(`${namespace} has no ${name}`); }
    return type && { kind: 'type', type };
  }

  /** A class that is called, or initialized, is an object. */
  private made(type: Type, step: Step): Value {
    this.compare(type.name, this.optionsOf(type), step.keywords);
    return { kind: step.called || step.keywords.length > 0 ? 'object' : 'type', type };
  }

  private built(type: Type, step: Step): Value | undefined {
    if (step.name === 'build') { return { kind: 'object', type }; }
    if (step.name !== 'create') { this.compare(type.name, this.optionsOf(type), [step.name]); }
    return { kind: 'builder', type };
  }

  private optionsOf(type: Type): string[] {
    return type.datatype ? this.types.members(type).map(({ name }) => name) : this.types.options(this.types.initializer(type));
  }

  private memberOf(type: Type, step: Step): Value | undefined {
    const member = this.types.members(type).find((candidate) => this.nameOf(type, candidate) === step.name);
    if (!member) {
      this.report(`${type.name} has no ${step.name}`);
      return undefined;
    }
    this.findings.known.add(`${type.name}.${member.name}`);
    this.compare(`${type.name}.${step.name}`, this.types.options(member), step.keywords);
    const result = this.types.type(member.type?.fqn ?? member.returns?.type.fqn ?? (type.kind === 'enum' ? type.fqn : ''));
    return result && { kind: 'object', type: result };
  }

  private nameOf(type: Type, member: Member): string {
    if (/^[A-Z0-9_]+$/.test(member.name)) { return member.name; }
    return type.methods?.includes(member) || !member.type ? this.language.method(member.name) : this.language.property(member.name);
  }

  private compare(what: string, options: string[], keywords: string[]) {
    const names = new Set(options.map(this.language.option));
    for (const keyword of keywords) {
      if (names.has(keyword)) { this.findings.known.add(`${what}(${keyword})`); } else { this.report(`${what} has no option ${keyword}`); }
    }
  }

  private report(problem: string) {
    this.findings.problems.push(this.line > 0 ? `line ${this.line}: ${problem}` : `import: ${problem}`);
  }
}
