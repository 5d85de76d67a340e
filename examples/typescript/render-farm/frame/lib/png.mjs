import { deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PAETH = 4;

/** Encodes RGB bytes as a PNG file: https://www.w3.org/TR/png-3/. */
export function encodePng({ width, height }, rgb) {
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header(width, height)),
    chunk('IDAT', deflateSync(filter(rgb, width * 3, height), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function header(width, height) {
  const bytes = Buffer.alloc(13); // the last three stay 0: the only methods there are
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  bytes[8] = 8; // bits a channel
  bytes[9] = 2; // colour type RGB
  return bytes;
}

/** Replaces each byte by its difference from a guess; smooth areas become zeros. */
function filter(rgb, stride, height) {
  const lines = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y++) {
    const line = y * (stride + 1);
    lines[line] = PAETH;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= 3 ? rgb[at - 3] : 0;
      const above = y > 0 ? rgb[at - stride] : 0;
      const corner = x >= 3 && y > 0 ? rgb[at - stride - 3] : 0;
      lines[line + 1 + x] = rgb[at] - guess(left, above, corner);
    }
  }
  return lines;
}

/** The Paeth predictor: the neighbour that is closest to left + above - corner. */
function guess(left, above, corner) {
  const toLeft = Math.abs(above - corner);
  const toAbove = Math.abs(left - corner);
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const bytes = Buffer.alloc(body.length + 8);
  bytes.writeUInt32BE(data.length, 0);
  body.copy(bytes, 4);
  bytes.writeUInt32BE(crc32(body), body.length + 4);
  return bytes;
}

/** Our own, because `zlib.crc32` is missing in Node.js 20 before 20.15. */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});
