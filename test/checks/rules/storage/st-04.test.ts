import { efs, outcomeOn } from './_helpers';
import { UNKNOWN } from '../../_helpers';

const ROLE = 'arn:aws:iam::123456789012:role/render';

test.each([
  [{ Iam: 'ENABLED' }, 'ENABLED', ROLE, 'holds'],
  [{ Iam: 'ENABLED' }, 'DISABLED', ROLE, 'violates'],
  [{ Iam: 'ENABLED' }, undefined, ROLE, 'violates'],
  [{ Iam: 'ENABLED' }, 'ENABLED', undefined, 'violates'],
  [{ Iam: 'ENABLED' }, UNKNOWN, ROLE, 'unknown'],
  [{ Iam: UNKNOWN }, 'ENABLED', ROLE, 'unknown'],
  [{ Iam: 'DISABLED' }, 'DISABLED', undefined, undefined],
  [undefined, 'DISABLED', undefined, undefined],
])('with %j, transit encryption %j and the role %j: %s', (authorization, encryption, jobRole, expected) => {
  const container = { JobRoleArn: jobRole, ...efs({ AuthorizationConfig: authorization, TransitEncryption: encryption }) };
  expect(outcomeOn('FARGATE', 'ST-04', container)).toBe(expected);
});
