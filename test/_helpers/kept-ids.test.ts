import * as fs from 'node:fs';
import * as path from 'node:path';
import { CfnResource } from 'aws-cdk-lib';
import { folderWith } from './jobs';
import { requireKeptIds } from './kept-ids';
import { testStack } from './stack';

const KEPT = 'Test/One One AWS::Batch::JobQueue\nTest/Two Two AWS::Batch::JobQueue\n';

function stackOf(...ids: string[]) {
  const stack = testStack();
  ids.forEach((id) => new CfnResource(stack, id, { type: 'AWS::Batch::JobQueue' }));
  return stack;
}

test('the same resources, in whatever order, are kept', () => {
  expect(() => requireKeptIds(stackOf('Two', 'One'), folderWith({ 'Test.txt': KEPT }))).not.toThrow();
});

test.each([
  ['a changed id replaces', ['One', 'Second'], /- Test\/Two Two .*\n {2}\+ Test\/Second Second .*\nWhoever has deployed it loses/],
  ['a new one touches nothing', ['One', 'Two', 'Three'], /\+ Test\/Three .*\nNothing that is deployed is touched/],
])('%s, and is said', (_, ids, words) => {
  expect(() => requireKeptIds(stackOf(...ids), folderWith({ 'Test.txt': KEPT }))).toThrow(words);
});

describe('a list that is not there', () => {
  const { CI } = process.env;
  afterEach(() => { if (CI === undefined) { delete process.env.CI; } else { process.env.CI = CI; } });

  test('is written', () => {
    delete process.env.CI;
    const folder = folderWith({});
    requireKeptIds(stackOf('One', 'Two'), folder);
    expect(fs.readFileSync(path.join(folder, 'Test.txt'), 'utf8')).toBe(KEPT);
  });

  test('is missed where nobody would commit it', () => {
    process.env.CI = 'true';
    expect(() => requireKeptIds(stackOf('One'), folderWith({}))).toThrow('+ Test/One One AWS::Batch::JobQueue');
  });
});
