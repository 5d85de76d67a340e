import * as fs from 'node:fs';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The parts of a jsii assembly that names are looked up in. @see https://github.com/aws/jsii/blob/main/packages/%40jsii/spec/src/assembly.ts */
interface Assembly {
  readonly name: string;
  readonly targets: Targets;
  readonly submodules?: Record<string, { readonly targets?: Targets }>;
  readonly types: Record<string, Type>;
}

type Targets = Record<string, Record<string, string> | undefined>;

export interface Type {
  readonly fqn: string;
  readonly name: string;
  readonly namespace?: string;
  readonly assembly: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly datatype?: boolean;
  readonly base?: string;
  readonly interfaces?: string[];
  readonly initializer?: { readonly parameters?: Parameter[] };
  readonly methods?: Member[];
  readonly properties?: Member[];
  readonly members?: Member[];
}

export interface Member {
  readonly name: string;
  readonly static?: boolean;
  /** Of a property. */
  readonly type?: { readonly fqn?: string };
  /** Of a method. */
  readonly parameters?: Parameter[];
  readonly returns?: { readonly type: { readonly fqn?: string } };
}

interface Parameter {
  readonly type: { readonly fqn?: string };
}

/** Types of several assemblies, as jsii compiled them: what every other language is generated from. */
export class Types {
  public static of(...folders: string[]): Types {
    return new Types(folders.map(readAssembly));
  }

  private constructor(private readonly assemblies: Assembly[]) {}

  public type(fqn: string): Type | undefined {
    return this.assemblies.find(({ name }) => fqn.startsWith(`${name}.`))?.types[fqn];
  }

  /** Where each namespace of a language comes from: `aws_cdk.aws_ecs` of Python is `aws-cdk-lib.aws_ecs`. Go derives most of its names. */
  public namespaces(target: string, key: string): Map<string, string> {
    const modules = this.assemblies.flatMap(({ name, targets, submodules }) => [[name, { targets }] as const, ...Object.entries(submodules ?? {})]);
    return new Map(modules.map(([fqn, { targets }]) => [targets?.[target]?.[key] ?? fqn.split('.').at(-1)!.replace(/[-_]/g, ''), fqn]));
  }

  /** Own and inherited members. */
  public members(type: Type): Member[] {
    const parents = [...type.base ? [type.base] : [], ...type.interfaces ?? []].map((fqn) => this.type(fqn)).filter((parent) => parent !== undefined);
    return [...type.methods ?? [], ...type.properties ?? [], ...type.members ?? [], ...parents.flatMap((parent) => this.members(parent))];
  }

  /** What a call can be given by name: the properties of the struct that is its last parameter. */
  public options(call: { readonly parameters?: Parameter[] } | undefined): string[] {
    const struct = this.type(call?.parameters?.at(-1)?.type.fqn ?? '');
    return struct?.datatype ? this.members(struct).map(({ name }) => name) : [];
  }

  /** The constructor of a class, which most classes inherit. */
  public initializer(type: Type): Type['initializer'] {
    return type.initializer ?? (type.base ? this.initializer(this.type(type.base)!) : undefined);
  }
}

function readAssembly(folder: string): Assembly {
  const assembly = JSON.parse(fs.readFileSync(path.join(folder, '.jsii'), 'utf8'));
  return assembly.schema === 'jsii/file-redirect' ? JSON.parse(gunzipSync(fs.readFileSync(path.join(folder, assembly.filename))).toString()) : assembly;
}
