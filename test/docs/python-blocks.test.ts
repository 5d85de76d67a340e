import { isSamePython, pythonBlocks } from '../../projenrc/scripts/python-blocks';

const PYTHON = '<details>\n<summary>The same in Python</summary>\n\n```python\nb\n```\n';

describe('the Python of a page', () => {
  test('belongs to the TypeScript before it', () => {
    const page = `\`\`\`ts\nfirst\n\`\`\`\n\`\`\`sh\nls\n\`\`\`\n${PYTHON}\n\`\`\`ts\nsecond\n\`\`\`\n`;
    expect(pythonBlocks(page)).toEqual([{ python: 'b\n', typescript: 'first\n' }]);
  });

  test('may belong to none', () => {
    expect(pythonBlocks('```ts\na\n```\n```python\nprint()\n```\n')).toEqual([]);
    expect(pythonBlocks(PYTHON)).toEqual([{ python: 'b\n', typescript: '' }]);
  });

  test.each([
    ['the same', 'f(a, b=1)', 'f(a, b=1)', true],
    ['other lines, commas and comments', 'f(\n  a, # an a\n  b=[1],\n)', 'f(a, b=[1])', true],
    ['another name', 'f(a, c=1)', 'f(a, b=1)', false],
    ['another value', 'f("x")', 'f("y")', false],
    ['one line less', 'f(a)', 'f(a)\ng(b)', false],
  ])('%s', (_, a, b, same) => {
    expect(isSamePython(a, b)).toBe(same);
  });
});
