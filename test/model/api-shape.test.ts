import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toApiShape } from '../../src/model/api-shape';
import { Unknown } from '../../src/model/unknown';

test.each<[string, object, object]>([
  ['members are in camelCase', { ContainerProperties: { JobRoleArn: 'r' } }, { containerProperties: { jobRoleArn: 'r' } }],
  ['the c of vCPU stays large', { MaxvCpus: 4, UnmanagedvCpus: 2 }, { maxvCpus: 4, unmanagedvCpus: 2 }],
  ['S3 Files is the exception', { S3FilesVolumeConfiguration: {} }, { s3filesVolumeConfiguration: {} }],
  ['lists are converted', { Environment: [{ Name: 'A', Value: 'b' }] }, { environment: [{ name: 'A', value: 'b' }] }],
  ['the names of a map stay', { Parameters: { Scene: 'x' }, Tags: { Team: 'y' } }, { parameters: { Scene: 'x' }, tags: { Team: 'y' } }],
  ['log options are a map', { LogConfiguration: { Options: { 'awslogs-group': 'g' } } }, { logConfiguration: { options: { 'awslogs-group': 'g' } } }],
  ['a number can be given as text', { AttemptDurationSeconds: '300', Attempts: ' 3' }, { attemptDurationSeconds: 300, attempts: 3 }],
  ['a text that is no number stays', { Attempts: 'many' }, { attempts: 'many' }],
  ['a boolean can be given as text', { Privileged: 'true', ReadOnly: 'false' }, { privileged: true, readOnly: false }],
  ['a text can be given as number or boolean', { Environment: [{ Value: 5 }, { Value: true }] }, { environment: [{ value: '5' }, { value: 'true' }] }],
  ['so can the values of a map', { Parameters: { Count: 5 } }, { parameters: { Count: '5' } }],
  ['what is unknown stays', { Image: new Unknown('why') }, { image: new Unknown('why') }],
])('%s', (_, properties, expected) => {
  expect(toApiShape({ ...properties })).toEqual(expected);
});

describe('as the SDK has it', () => {
  const declarations = readFileSync(join(dirname(require.resolve('@aws-sdk/client-batch/package.json')), 'dist-types/models/models_0.d.ts'), 'utf8');
  const members = ['JobDefinition', 'JobQueueDetail', 'ComputeEnvironmentDetail'].flatMap((name) => membersOf(name));

  test.each(members.filter(([, type]) => ['string', 'number', 'boolean'].includes(type)))('%s is a %s', (name, type) => {
    const given = type === 'boolean' ? 'true' : '7';
    expect(toApiShape({ [name]: given })[name]).toBe(type === 'string' ? '7' : JSON.parse(given));
  });

  test.each(members.filter(([, type]) => type === 'Record<string, string>'))('%s is a map', (name) => {
    expect(toApiShape({ [name]: { Key: 7 } })[name]).toEqual({ Key: '7' });
  });

  /** The members, with their types, of an interface and of those that it is made of. */
  function membersOf(name: string, seen = new Set<string>()): [string, string][] {
    const [, body] = new RegExp(`export interface ${name} \\{([^]*?)\\n\\}`).exec(declarations) ?? [];
    if (body === undefined || seen.has(name)) {
      return [];
    }
    seen.add(name);
    return [...body.matchAll(/^ {4}(\w+)\??: ([\w<>, ]+?)(?:\[\])? \| undefined;/gm)]
      .flatMap(([, member, type]): [string, string][] => [[member, type], ...membersOf(type, seen)]);
  }
});
