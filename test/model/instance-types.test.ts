import { tableOf } from '../../projenrc/scripts/renew-instance-types';
import { instanceType, membersOf } from '../../src/model/instance-types/instance-types';
import { Unknown } from '../../src/model/unknown';

const families = (entry: string, which: 'types' | 'further') => {
  const members = membersOf(entry);
  return members instanceof Unknown ? members.reason : [...new Set(members[which].map(({ family }) => family))];
};

test('the table is written from a list of types: a line for each family, its sizes from the smallest, no Macs', () => {
  const table = tableOf({
    source: 'somebody\'s list of 2026-08-02',
    types: {
      'm7g.large': [2, 8192, 0, 'arm64'],
      'm7g.medium': [1, 4096, 0, 'arm64'],
      'g5.xlarge': [4, 16384, 1, 'x86_64', 'previous'],
      'g6f.large': [2, 8192, 0, 'x86_64'],
      'mac2.metal': [8, 16384, 0, 'arm64_mac'],
    },
  });
  expect(table).toContain("SOURCE = 'somebody\\'s list of 2026-08-02';");
  expect(table.split('\n').filter((line) => line.startsWith('  '))).toEqual([
    "  'g5': 'x86_64 xlarge:4:16384:1',",
    "  'g6f': 'x86_64 large:2:8192:?',",
    "  'm7g': 'arm64 medium:1:4096 large:2:8192',",
  ]);
});

test.each([
  ['m4.large', { vcpus: 2, memoryMiB: 8192, gpus: 0, architecture: 'x86_64' }],
  ['c7g.2xlarge', { vcpus: 8, memoryMiB: 16384, gpus: 0, architecture: 'arm64' }],
  ['g5.48xlarge', { vcpus: 192, memoryMiB: 786432, gpus: 8, architecture: 'x86_64' }],
  ['u7in-32tb.224xlarge', { vcpus: 896, memoryMiB: 33554432, gpus: 0, architecture: 'x86_64' }],
  ['g6f.large', { vcpus: 2, gpus: new Unknown('g6f.large has a part of a GPU') }],
])('%s', (name, expected) => {
  expect(instanceType(name)).toMatchObject(expected);
});

test.each(['p3.2xlarge', 'm7g.tiny', 'm7g', '', 'constructor', '__proto__.x'])('the table does not know the type "%s"', (name) => {
  expect(instanceType(name)).toBeInstanceOf(Unknown);
});

test.each(['p3', 'p3.2xlarge', 'hasOwnProperty', ''])('nor what the entry "%s" stands for', (entry) => {
  expect(membersOf(entry)).toBeInstanceOf(Unknown);
});

test('a type stands for itself, a family for its sizes', () => {
  expect(membersOf('a1.medium')).toMatchObject({ types: [{ name: 'a1.medium' }], further: [] });
  expect(membersOf('c4')).toMatchObject({ types: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge'].map((size) => ({ name: `c4.${size}` })), further: [] });
});

test.each([
  ['optimal', ['m6i', 'c6i', 'r6i', 'c7i'], ['m4', 'c5', 'r5a', 'm7i', 'r8i']],
  ['default_x86_64', ['m6i', 'c6i', 'r6i', 'c7i'], ['m4', 'c5', 'r5a', 'm7i', 'r8i']],
  ['default_arm64', ['m6g', 'c6g', 'r6g', 'c7g'], ['m7g', 'c8g']],
])('%s stands for the families that AWS documents, and may stand for others', (entry, documented, further) => {
  expect(families(entry, 'types')).toEqual(documented);
  expect(families(entry, 'further')).toEqual(expect.arrayContaining(further));
  expect(families(entry, 'further')).not.toEqual(expect.arrayContaining(['c6gd']));
});

test('what a class of AWS Batch may stand for has its architecture and no GPU', () => {
  for (const [entry, architecture] of [['optimal', 'x86_64'], ['default_arm64', 'arm64']]) {
    const { further } = membersOf(entry) as Exclude<ReturnType<typeof membersOf>, Unknown>;
    expect(further.filter((type) => type.architecture !== architecture || type.gpus !== 0)).toEqual([]);
  }
});
