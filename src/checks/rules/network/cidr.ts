/** Ranges of IPv4 addresses. */

export interface Cidr {
  /** The first address, as a number. */
  readonly first: number;
  readonly size: number;
}

/** `10.0.0.0/16`; `undefined` for what is no IPv4 range. */
export function parseCidr(text: string): Cidr | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text.trim());
  const [, ...parts] = (match ?? []).map(Number);
  const prefix = parts.pop();
  if (prefix === undefined || prefix > 32 || parts.some((part) => part > 255)) {
    return undefined;
  }
  const size = 2 ** (32 - prefix);
  const address = parts.reduce((number, part) => number * 256 + part, 0);
  return { first: address - address % size, size };
}

/** Whether the ranges have an address in common. */
export function overlap(one: Cidr, other: Cidr): boolean {
  return one.first < other.first + other.size && other.first < one.first + one.size;
}
