import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const ROOT = join(__dirname, '../..');

/** The pages whose words this repository answers for: paths from its root. */
export const PAGES: readonly string[] = ['README.md', 'AGENTS.md', 'CONTRIBUTING.md', 'packages/batchworks/README.md', ...markdownIn('docs'), ...markdownIn('examples')];

function markdownIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !/(^|[\\/])(node_modules|cdk\.out|\.batchworks)[\\/]/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`).sort();
}

export function textOf(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

/** The text of a page without its blocks of code. */
export function proseOf(page: string): string {
  return textOf(page).replace(/^```[^]*?^```/gm, '');
}

/** What a page shows as code: its blocks, and the code inside of sentences. */
export function codeOf(page: string): string[] {
  return [...textOf(page).matchAll(/^```[^\n]*\n([^]*?)^```|`([^`\n]+)`/gm)].map(([, block, inline]) => block ?? inline);
}

/** A link to something in this repository. */
export interface Link {
  readonly page: string;
  /** As it is written. */
  readonly target: string;
  /** The path from the root. */
  readonly path: string;
  readonly anchor: string;
}

/** The links of a page that do not leave the repository. */
export function linksOf(page: string): Link[] {
  const targets = [...proseOf(page).replace(/`[^`\n]*`/g, '``').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
  return targets.filter((target) => !/^[a-z]+:/.test(target)).map((target) => {
    const [path, anchor = ''] = target.split('#');
    return { page, target, anchor, path: path ? relative(ROOT, resolve(ROOT, dirname(page), path)).replaceAll('\\', '/') : page };
  });
}

/** Whether a link leads anywhere. */
export function resolves({ path, anchor }: Link): boolean {
  if (!existsSync(join(ROOT, path))) { return false; }
  return anchor === '' || (statSync(join(ROOT, path)).isFile() && anchorsOf(path).has(anchor));
}

const anchors = new Map<string, ReadonlySet<string>>();

/** What a link to a page may name behind the `#`: its headings as GitHub names them, and the ids of its HTML. */
function anchorsOf(page: string): ReadonlySet<string> {
  const known = anchors.get(page);
  if (known) { return known; }
  const ids = [...textOf(page).matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id);
  const found = new Set([...ids, ...[...proseOf(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => slug(heading))]);
  anchors.set(page, found);
  return found;
}

function slug(heading: string): string {
  return heading.trim().toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
}
