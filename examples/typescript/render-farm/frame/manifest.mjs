/**
 * Lists and signs the pictures of a scene, or checks such a list:
 * `node manifest.mjs --scene NAME --frames DIR [--verify]`.
 *
 * The key comes from the environment variable SIGNING_KEY, which AWS Batch
 * fills from a secret; it is never an argument, because those are listed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './lib/command.mjs';
import { frameDirectory, writeWhole } from './lib/frame.mjs';
import { readScene } from './lib/scene.mjs';
import { describeFile, isSignature, sign } from './lib/signature.mjs';

await runCommand(
  (options) => {
    const scene = readScene(options.scene).name;
    const key = signingKey();
    const directory = frameDirectory(options);
    const path = join(directory, 'manifest.json');
    const files = listPictures(directory);
    if (options.verify) {
      verify(scene, readManifest(path), files, key);
      console.log(`${path}: the signature and ${files.length} files are as they should be`);
    } else {
      const manifest = { scene, files, signature: sign(scene, files, key) };
      writeWhole(path, `${JSON.stringify(manifest, undefined, 2)}\n`);
      console.log(`${path}: ${files.length} files signed`);
    }
  },
  { verify: { type: 'boolean', default: false } },
);

function signingKey() {
  const key = process.env.SIGNING_KEY;
  if (!key) throw new Error('the environment variable `SIGNING_KEY` is required and not set');
  return key;
}

function listPictures(directory) {
  const names = readdirSync(directory).filter((name) => name.endsWith('.png'));
  if (names.length === 0) throw new Error(`no PNG file in ${directory}`);
  return names.sort().map((name) => describeFile(name, readFileSync(join(directory, name))));
}

function readManifest(path) {
  if (!existsSync(path)) throw new Error(`there is no manifest ${path}`);
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  if (!Array.isArray(manifest.files)) throw new Error(`${path} is not a manifest`);
  return manifest;
}

/** The list must be the signed one, and the files must be the listed ones. */
function verify(scene, manifest, files, key) {
  if (!isSignature(manifest.signature, sign(scene, manifest.files, key))) {
    throw new Error('the signature does not belong to this manifest and key');
  }
  const isSame = (a, b) => a?.sha256 === b?.sha256 && a?.bytes === b?.bytes;
  const named = (list, name) => list.find((file) => file.name === name);
  const changed = [...new Set([...manifest.files, ...files].map(({ name }) => name))].filter(
    (name) => !isSame(named(manifest.files, name), named(files, name)),
  );
  if (changed.length > 0) throw new Error(`not as signed: ${changed.join(', ')}`);
}
