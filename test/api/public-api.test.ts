import * as fs from 'node:fs';
import * as path from 'node:path';
import { ApiType, apiTypes, Callable, Documented, TypeReference } from './_assembly';
import * as library from '../../src';

const types = apiTypes();

/** Everything that has a name, under the path that a user would look for it. */
function named({ members = [], properties = [], methods = [], initializer, ...type }: ApiType): [string, Documented][] {
  const callables: Callable[] = [...methods, ...initializer ? [{ ...initializer, name: 'constructor' }] : []];
  const under = (parent: string, all: Documented[]): [string, Documented][] => all.map((entry) => [`${parent}.${entry.name}`, entry]);
  return [
    [type.name, type],
    ...under(type.name, [...members, ...properties, ...methods]),
    ...callables.flatMap(({ name, parameters = [] }) => under(`${type.name}.${name}`, parameters)),
  ];
}

/** Every value that is given or got. */
function typed({ name, properties = [], methods = [], initializer }: ApiType): [string, TypeReference][] {
  const callables: Callable[] = [...methods, ...initializer ? [{ ...initializer, name: 'constructor' }] : []];
  return [
    ...properties.map((property): [string, TypeReference] => [`${name}.${property.name}`, property.type]),
    ...callables.flatMap((callable) => [...callable.parameters ?? [], ...callable.returns ? [{ ...callable.returns, name: 'returns' }] : []]
      .map((value): [string, TypeReference] => [`${name}.${callable.name}.${value.name}`, value.type])),
  ];
}

function elementOf(type: TypeReference): TypeReference {
  return type.collection ? elementOf(type.collection.elementtype) : type;
}

const isConstruct = ({ base }: ApiType): boolean => base === 'constructs.Construct' || types.some((type) => type.fqn === base && isConstruct(type));

test('everything is documented', () => {
  const CONVENTION = /\.constructor\.(scope|id|props|options)$/; // every construct of the CDK has them
  const undocumented = types.flatMap(named).filter(([name, { docs }]) => !docs?.summary && !CONVENTION.test(name));
  expect(undocumented.map(([name]) => name)).toEqual([]);
});

test('what may be left out says what happens then', () => {
  const silent = types.filter(({ kind }) => kind === 'interface').flatMap(({ name, properties = [] }) => properties
    .filter(({ optional, docs }) => optional && !docs?.default).map((property) => `${name}.${property.name}`));
  expect(silent).toEqual([]);
});

test('a default is told in words', () => {
  const unclear = types.flatMap(named).filter(([, { docs }]) => /^(-\s*)?(undefined|null)?$/.test(docs?.default ?? 'none'));
  expect(unclear.map(([name, { docs }]) => `${name}: ${docs!.default}`)).toEqual([]);
});

test('every construct has an example', () => {
  const constructs = types.filter((type) => type.kind === 'class' && !type.abstract && isConstruct(type));
  expect(constructs.length).toBeGreaterThan(10);
  expect(constructs.filter(({ docs }) => !docs?.example).map(({ name }) => name)).toEqual([]);
});

test('values have types', () => {
  const untyped = types.flatMap(typed).filter(([, type]) => elementOf(type).union || ['any', 'json'].includes(elementOf(type).primitive ?? ''));
  expect(untyped.map(([name]) => name)).toEqual([
    'BatchChecks.inspect.template', // CloudFormation's own JSON
    'WorkflowScheduleOptions.input', // that of an execution of Step Functions
  ]);
});

test('nothing has a name for insiders', () => {
  expect(types.flatMap(named).map(([name]) => name).filter((name) => /\._(?!_\d)/.test(name))).toEqual([]);
});

test.each(['aws-batch', 'aws-ecs', 'aws-stepfunctions'])('no name is one of %s, which is imported beside it', (module) => {
  const theirs = new Set(namesOf(path.dirname(require.resolve(`aws-cdk-lib/${module}`))));
  expect(theirs.size).toBeGreaterThan(50);
  expect(types.map(({ name }) => name).filter((name) => theirs.has(name))).toEqual([]);
});

/** What the L1s and L2s of a module of the CDK are called; a `.d.ts` also tells its interfaces. */
function namesOf(folder: string): string[] {
  const files = fs.readdirSync(path.join(folder, 'lib')).filter((file) => file.endsWith('.d.ts'));
  return files.flatMap((file) => [...fs.readFileSync(path.join(folder, 'lib', file), 'utf8')
    .matchAll(/^export (?:declare )?(?:abstract )?(?:class|interface|enum) (\w+)/gm)].map(([, name]) => name));
}

test('only what other languages have too is exported: classes, interfaces and enums', () => {
  expect(Object.keys(library).filter((name) => !types.some((type) => type.name === name))).toEqual([]);
});
