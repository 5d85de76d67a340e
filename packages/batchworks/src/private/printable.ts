/** The text without what would move the cursor, ring the bell or change the colours of a terminal: it may be out of anybody's template. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '\u{fffd}');
}
