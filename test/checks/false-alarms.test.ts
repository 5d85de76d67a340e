import { GOOD_TEMPLATES, findingsIn, inOneLine } from './_good';

test.each(GOOD_TEMPLATES)('nothing is wrong with %s', (_, text) => {
  expect(findingsIn(text).filter(({ severity }) => severity !== 'info').map(inOneLine)).toEqual([]);
});

test.each(GOOD_TEMPLATES)('a deploy that changes nothing of %s is no finding', (_, text) => {
  expect(findingsIn(text, text).filter(({ severity }) => severity !== 'info').map(inOneLine)).toEqual([]);
});
