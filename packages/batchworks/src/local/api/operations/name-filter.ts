/** What a filter by name lets through: the name, or what begins with it where it ends with an asterisk. */
export function nameOrPrefix(value: string): (name: string) => boolean {
  if (!value.endsWith('*')) { return (name) => name === value; }
  const prefix = value.slice(0, -1);
  return (name) => name.startsWith(prefix);
}
