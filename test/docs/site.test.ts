import { linksOf, PAGES, textOf } from './_pages';
import { toSitePage } from '../../projenrc/scripts/docs-site';

const inDocs = (page: string) => page.replace(/^docs\//, '');
const DOCS = PAGES.filter((page) => page.startsWith('docs/'));

test('a page has a title, is no template of Jekyll, and its links lead to pages of the site or to GitHub', () => {
  const page = '# Use `Spot`\n\n[a](files.md#larger-disks) [b](../API.md#x) [c](adr/README.md) [d](https://example.com/a.md) [e](#here) `{{x}}`\n';
  expect(toSitePage('spot.md', page)).toBe([
    '---', 'title: "Use Spot"', '---', '{% raw %}', '# Use `Spot`', '',
    '[a](files.html#larger-disks) [b](https://github.com/cdk-batchworks/cdk-batchworks/blob/main/API.md#x) [c](adr/index.html) '
    + '[d](https://example.com/a.md) [e](#here) `{{x}}`',
    '', '{% endraw %}', '',
  ].join('\n'));
});

test('a page in a folder finds those above it', () => {
  expect(toSitePage('adr/0001-x.md', '# 1. X\n\n[a](../checks.md) [b](0002-y.md) [c](../../src)')).toContain(
    '[a](../checks.html) [b](0002-y.html) [c](https://github.com/cdk-batchworks/cdk-batchworks/blob/main/src)');
});

test.each(DOCS)('no link of %s is left to Markdown', (page) => {
  const left = toSitePage(inDocs(page), textOf(page)).match(/\]\((?!https?:)[^)\s]*\.md[#)]/g);
  expect(left).toBeNull();
  expect(textOf(page)).not.toContain('{% endraw');
});

test('no link within docs/ is one to a folder, of which the site has no page', () => {
  expect(DOCS.flatMap(linksOf).filter(({ path }) => /^docs\b/.test(path) && !path.includes('.')).map(({ page, target }) => `${page}: ${target}`)).toEqual([]);
});
