import { outcomeOfContainer, UNKNOWN } from '../../_helpers';

const ASSET = '${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/assets:';

test.each([
  ['a'.repeat(255), 'holds'],
  ['a'.repeat(256), 'violates'],
  [{ 'Fn::Sub': ASSET + 'a'.repeat(64) }, 'holds'],
  [{ 'Fn::Sub': ASSET + 'a'.repeat(200) }, 'unknown'],
  [{ 'Fn::Sub': ASSET + 'a'.repeat(255) }, 'violates'],
  [{ 'Fn::Sub': '${Job}' }, 'unknown'],
  [UNKNOWN, 'unknown'],
])('an image %j: %s', (Image, outcome) => {
  expect(outcomeOfContainer('JD-17', { Image })).toBe(outcome);
});
