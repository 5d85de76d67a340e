import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImageStore } from '../../../src/local/store/image-store';
import { temporaryFolder } from '../../_helpers/templates';

function asset() {
  const directory = temporaryFolder();
  mkdirSync(join(directory, 'lib'));
  writeFileSync(join(directory, 'lib', 'file'), 'original');
  return { tag: 'abc', directory, dockerfile: 'Dockerfile' };
}

describe('ImageStore', () => {
  test('gives a copy of the folder, once for all that ask', async () => {
    const image = asset();
    const store = new ImageStore(temporaryFolder());
    const [copy, again] = await Promise.all([store.directoryOf(image), store.directoryOf(image)]);
    expect(again).toBe(copy);
    writeFileSync(join(copy!, 'lib', 'file'), 'changed');
    expect(readFileSync(join(image.directory, 'lib', 'file'), 'utf8')).toBe('original');
  });

  test('takes the copy that another store on the same folder made', async () => {
    const image = asset();
    const directory = join(temporaryFolder(), 'images');
    const copies = await Promise.all([new ImageStore(directory), new ImageStore(directory)].map(async (store) => store.directoryOf(image)));
    expect(copies[0]).toBe(copies[1]);
    expect(readdirSync(directory)).toEqual(['abc']);
  });

  test('has nothing of an image that a command makes', async () => {
    const store = new ImageStore(temporaryFolder());
    await expect(store.directoryOf({ tag: 'abc', command: ['make-image'], workingDirectory: '/' })).resolves.toBeUndefined();
  });

  test('says when there is nothing to copy', async () => {
    const store = new ImageStore(temporaryFolder());
    await expect(store.directoryOf({ ...asset(), directory: '/no/such/folder' })).rejects.toThrow(/ENOENT.*\/no\/such\/folder/);
  });
});
