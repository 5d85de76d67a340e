import { element, text } from '../../../src/simulate/chart/svg';

test('an element has rounded numbers, and its children', () => {
  expect(element('g', { x: 1 / 3, fill: 'red' }, [element('rect', { width: 10 })])).toBe('<g x="0.3" fill="red"><rect width="10"/></g>');
});

test('text is escaped, wherever it is', () => {
  expect(text('</text><script>"a" & \'b\'</script>', 0, 0)).not.toMatch(/<script|"a"|& /);
  expect(element('path', { 'data-name': '"><script>' })).toBe('<path data-name="&#34;&#62;&#60;script&#62;"/>');
});

test('characters that XML cannot have are replaced', () => {
  expect(text('a\u0000b\ud800c\u{1f600}', 0, 0)).toBe('<text x="0" y="0">a\ufffdb\ufffdc\u{1f600}</text>');
});
