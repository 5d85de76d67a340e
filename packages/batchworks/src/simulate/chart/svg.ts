/** Just enough SVG: elements as text, whatever they hold escaped. */

type Attributes = Readonly<Record<string, string | number>>;

/** An element around others. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(typeof value === 'number' ? coordinate(value) : value)}"`).join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('\n')}</${name}>`;
}

/** A line of text. */
export function text(content: string, x: number, y: number, attributes: Attributes = {}): string {
  return element('text', { x, y, ...attributes }, [escape(content)]);
}

/** A tenth of a pixel is more than anybody sees, and far shorter than what a division gives. */
export function coordinate(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Names come from templates: any character may be in them, also those that XML 1.0 has no way to write. */
function escape(content: string): string {
  // eslint-disable-next-line no-control-regex
  return content.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu, '\ufffd').replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
