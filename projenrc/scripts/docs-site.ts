/**
 * Makes `dist/site` out of `docs/`: what GitHub Pages turns into a site by Jekyll, without a gem of our own.
 *
 * The pages are written for GitHub. Three things differ: Jekyll reads `{{` and `{%` in a page, wants front matter with a title, and knows nothing of
 * what stands outside of `docs/`, so that links there lead to GitHub.
 */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const SITE = join(ROOT, 'dist/site');
const REPOSITORY = 'https://github.com/cdk-batchworks/cdk-batchworks/blob/main';

function main() {
  rmSync(SITE, { recursive: true, force: true });
  cpSync(join(ROOT, 'docs'), SITE, { recursive: true });
  for (const page of readdirSync(SITE, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))) {
    const markdown = readFileSync(join(SITE, page), 'utf8');
    rmSync(join(SITE, page));
    writeFileSync(join(SITE, siteName(page)), toSitePage(page, markdown));
  }
}

/**
 * A page as Jekyll takes it.
 *
 * @param page its path in `docs/`
 */
export function toSitePage(page: string, markdown: string): string {
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? page;
  const linked = markdown.replace(/\]\((?![a-z]+:|#)([^)\s#]+)(#[^)\s]*)?\)/g, (_, path, anchor = '') => `](${siteLink(page, path)}${anchor})`);
  return `---\ntitle: ${JSON.stringify(title.replaceAll('`', ''))}\n---\n{% raw %}\n${linked}\n{% endraw %}\n`;
}

/** The overview of a folder is what GitHub shows as its README. */
function siteName(page: string): string {
  return page.replace(/README\.md$/, 'index.md');
}

function siteLink(page: string, path: string): string {
  const target = posix.join('docs', posix.dirname(page), path);
  if (!target.startsWith('docs/')) { return `${REPOSITORY}/${target}`; }
  return siteName(path).replace(/\.md$/, '.html');
}

if (require.main === module) { main(); }
