/** The lines of a text, broken at spaces; a word that is longer than a line has one of its own. */
export function wrap(text: string, firstWidth: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const isFull = line.length + 1 + word.length > (lines.length === 0 ? firstWidth : width);
    if (line !== '' && isFull) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
