import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What a manifest says about one file. */
export function describeFile(name, bytes) {
  return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * HMAC-SHA256 over the canonical list: one row a file, sorted by name, so
 * that neither the order nor the layout of the manifest matters. The scene is
 * part of it: a manifest cannot be moved to another scene.
 */
export function sign(scene, files, key) {
  const rows = files.map(({ name, bytes, sha256 }) => JSON.stringify([name, bytes, sha256]));
  return createHmac('sha256', key)
    .update(JSON.stringify([scene, rows.sort()]))
    .digest('hex');
}

/** Compares in constant time: the time taken tells nothing about a good signature. */
export function isSignature(text, expected) {
  const given = Buffer.from(String(text));
  const wanted = Buffer.from(expected);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
