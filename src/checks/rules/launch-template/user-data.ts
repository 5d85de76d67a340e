/** What instances run when they start. */
import type { JsonObject } from '../../../model/record';
import { isLiteral } from '../../../model/symbols';
import type { Known } from '../../../model/types';
import { Unknown } from '../../../model/unknown';

export interface UserData {
  /** Whether it is encoded, as a launch template has to have it. */
  readonly isBase64: boolean;
  /** Whether it is what AWS Batch can put its own part beside: a MIME message of several parts. */
  readonly isMultipart: boolean;
  /** The text of all parts. */
  readonly script: string;
}

/** The user data of a launch template; `undefined` where it has none. */
export function userDataOf({ UserData: encoded }: JsonObject): Known<UserData> | undefined {
  if (encoded === undefined || encoded === '' || encoded instanceof Unknown) {
    return encoded === '' ? undefined : encoded;
  }
  if (typeof encoded !== 'string') {
    return new Unknown('`UserData` is not a text');
  }
  if (!isLiteral(encoded)) {
    return new Unknown(`the user data ${encoded} is known only after a deploy`);
  }
  const text = decode(encoded);
  if (text === undefined) {
    return { isBase64: false, isMultipart: false, script: encoded };
  }
  if (text.includes('\uFFFD')) {
    return new Unknown('the user data is binary');
  }
  return { isBase64: true, isMultipart: isMultipart(text), script: isMultipart(text) ? partsOf(text).join('\n') : text };
}

/** The lines of a script that do something. */
export function commandsOf({ script }: UserData): string[] {
  return script.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^\s*#/.test(line));
}

function decode(encoded: string): string | undefined {
  const compact = encoded.replace(/\s/g, '');
  return compact.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(compact) ? Buffer.from(compact, 'base64').toString() : undefined;
}

function isMultipart(text: string): boolean {
  return /^content-type:\s*multipart\//im.test(splitHeader(text).header);
}

/** The bodies of the parts, decoded. */
function partsOf(message: string): string[] {
  const { header, body } = splitHeader(message);
  const boundary = /boundary="?([^"\r\n;]+)/i.exec(header)?.[1];
  return boundary === undefined ? [body] : body.split(`--${boundary}`).slice(1).map((part) => {
    const { header: partHeader, body: content } = splitHeader(part);
    return /^content-transfer-encoding:\s*base64/im.test(partHeader) ? decode(content) ?? content : content;
  });
}

/** A header and a body, with an empty line between them. */
function splitHeader(text: string): { header: string; body: string } {
  const trimmed = text.trimStart();
  const [blank] = /\r?\n[ \t]*\r?\n/.exec(trimmed) ?? [''];
  const end = blank === '' ? trimmed.length : trimmed.indexOf(blank);
  return { header: trimmed.slice(0, end), body: trimmed.slice(end + blank.length) };
}
