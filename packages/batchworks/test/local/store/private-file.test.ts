import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PrivateFile } from '../../../src/local/store/private-file';
import { temporaryFolder } from '../../_helpers/templates';

const newPath = () => join(temporaryFolder(), 'values.json');

test('a private file is read as it was written, by another one too', () => {
  const path = newPath();
  expect(new PrivateFile(path).read()).toEqual({});
  new PrivateFile(path).write({ a: 1 });
  expect(new PrivateFile(path).read()).toEqual({ a: 1 });
});

test('only its owner can read it, and nothing else is left', () => {
  const path = newPath();
  new PrivateFile(path).write({ a: 1 });
  expect(statSync(path).mode.toString(8)).toMatch(/600$/);
  expect(readdirSync(dirname(path))).toEqual(['values.json']);
});

test('one that is not to be read says so, without what is in it', () => {
  const path = newPath();
  writeFileSync(path, '{"Key": s3cret}');
  expect(() => new PrivateFile(path).read()).toThrow(`${path} must be JSON; correct it, or remove it and put the values again`);
});
