import { compute, outcomes, UNKNOWN } from '../../_helpers';
import { arnOf, role } from '../iam/_helpers';

const IAM = 'arn:aws:iam::123456789012:role';

test.each([
  ['AWSServiceRoleForBatch', 'violates'],
  [`${IAM}/AWSServiceRoleForBatch`, 'violates'],
  [`${IAM}/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch`, 'holds'],
  ['/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch', 'holds'],
  [`${IAM}/service-role/AWSBatchServiceRole`, 'holds'],
  ['AWSBatchServiceRole', 'unknown'],
  [arnOf('Plain'), 'holds'],
  [{ Ref: 'Plain' }, 'holds'],
  [arnOf('Foldered'), 'holds'],
  [{ Ref: 'Foldered' }, 'violates'],
  [{ Ref: 'Imported' }, 'unknown'],
  [UNKNOWN, 'unknown'],
  [undefined, undefined],
])('the service role %j: %s', (serviceRole, expected) => {
  expect(outcomes('CE-13', {
    Compute: compute('EC2', {}, { ServiceRole: serviceRole }), Plain: role(), Foldered: role({ Path: '/batch/' }), Imported: role({ Path: UNKNOWN }),
  }).Compute).toBe(expected);
});
