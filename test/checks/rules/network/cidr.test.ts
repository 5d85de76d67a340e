import { overlap, parseCidr } from '../../../../src/checks/rules/network/cidr';

test.each([
  ['10.0.0.0/16', { first: 167_772_160, size: 65_536 }],
  ['10.0.0.7/24', { first: 167_772_160, size: 256 }],
  ['255.255.255.255/32', { first: 4_294_967_295, size: 1 }],
  ['10.0.0.0/33', undefined],
  ['10.0.0.256/24', undefined],
  ['::/0', undefined],
  ['⟨Stack/Vpc.CidrBlock⟩', undefined],
])('%s is %j', (text, range) => {
  expect(parseCidr(text)).toEqual(range);
});

test.each([
  ['10.0.0.0/16', '10.0.255.0/24', true],
  ['10.0.0.0/24', '0.0.0.0/0', true],
  ['10.0.0.0/24', '10.0.1.0/24', false],
])('%s and %s overlap: %p', (one, other, expected) => {
  expect(overlap(parseCidr(one)!, parseCidr(other)!)).toBe(expected);
  expect(overlap(parseCidr(other)!, parseCidr(one)!)).toBe(expected);
});
