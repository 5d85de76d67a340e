import * as fs from 'node:fs';

/** The first bytes of an executable: its format, byte order, and, from byte 18 on, the machine (ELF specification, `e_machine`). */
const HEADER_LENGTH = 20;
const ELF = 0x7f454c46;
const LITTLE_ENDIAN = 1;
const MACHINES: Record<number, string> = { 0x3e: 'x86_64', 0xb7: 'arm64', 0x03: 'x86', 0x28: 'arm', 0xf3: 'riscv64' };

/** Mach-O for 64 bits, in either byte order, and with code for several processors. */
const MACH_O = [0xfeedfacf, 0xcffaedfe, 0xcafebabe];

/** `MZ`, with which executables of Windows begin. */
const WINDOWS = 0x4d5a;

/** What a file is, as far as that keeps it from running on Linux. */
export interface BinaryFormat {
  readonly system: 'Linux' | 'macOS' | 'Windows';
  /** As the CDK spells it; nothing where that is not known. */
  readonly architecture?: string;
}

/** The format of an executable; nothing where the file is something else, for example a script that begins with `#!`. */
export function binaryFormatOf(file: string): BinaryFormat | undefined {
  const header = readHeader(file);
  if (header.length < HEADER_LENGTH) { return undefined; }
  const magic = header.readUInt32BE(0);
  if (magic === ELF) {
    const machine = header[5] === LITTLE_ENDIAN ? header.readUInt16LE(18) : header.readUInt16BE(18);
    return { system: 'Linux', architecture: MACHINES[machine] };
  }
  if (MACH_O.includes(magic)) { return { system: 'macOS' }; }
  return header.readUInt16BE(0) === WINDOWS ? { system: 'Windows' } : undefined;
}

function readHeader(file: string): Buffer {
  const descriptor = fs.openSync(file, 'r');
  try {
    const header = Buffer.alloc(HEADER_LENGTH);
    return header.subarray(0, fs.readSync(descriptor, header, 0, HEADER_LENGTH, 0));
  } finally {
    fs.closeSync(descriptor);
  }
}
