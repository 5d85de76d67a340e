import { fargateJob } from './_helpers';
import { outcomeOfContainer, UNKNOWN, verdicts } from '../../_helpers';

test.each([
  ['DB_PASSWORD', 'correct-horse', 'violates'],
  ['db_password', 'correct-horse', 'violates'],
  ['AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMI', 'violates'],
  ['API_KEY', 'sk-4711', 'violates'],
  ['STRIPE_APIKEY', 'sk-4711', 'violates'],
  ['DB_PASSWORD', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db', 'holds'],
  ['DB_PASSWORD', '/run/secrets/db', 'holds'],
  ['DB_PASSWORD', 'Ref::password', 'holds'],
  ['DB_PASSWORD', '', 'holds'],
  ['API_KEY', 'false', 'holds'],
  ['DB_SECRET', { Ref: 'Job' }, 'holds'],
  ['DB_PASSWORD', UNKNOWN, 'unknown'],
  ['DB_PASSWORD_FILE', 'password.txt', undefined],
  ['API_KEY_ID', '4711', undefined],
  ['MAX_TOKENS', '4096', undefined],
  ['SORT_KEY', 'name', undefined],
])('%s = %j: %s', (Name, Value, expected) => {
  expect(outcomeOfContainer('IAM-17', { Environment: [{ Name, Value }] })).toBe(expected);
});

test('the value is not repeated', () => {
  const words = verdicts('IAM-17', fargateJob({ Environment: [{ Name: 'DB_PASSWORD', Value: 'correct-horse' }] }, {})).Job;
  expect(words).toContain('DB_PASSWORD');
  expect(words).not.toContain('correct-horse');
});
