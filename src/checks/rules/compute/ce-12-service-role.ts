import { updatesInPlace } from './infrastructure-updates';
import { readText } from '../../../model/read-value';
import { Unknown } from '../../../model/unknown';
import { judge, violates } from '../../answers';
import { ofInstanceEnvironments } from '../../environments';
import { HOLDS, type Rule } from '../../rule';

const SERVICE_LINKED_ROLE = 'AWSServiceRoleForBatch';

export const CE_12: Rule = {
  id: 'CE-12',
  title: 'Compute that is to be updated in place has the service-linked role',
  severity: 'warning',
  explanation: 'AWS Batch replaces instances in place only with its service-linked role. With another `ServiceRole` and '
    + '`ReplaceComputeEnvironment: false`, a later change of the image, the instance types, the launch template and most else fails. '
    + 'A compute environment cannot change from one kind of role to the other.',
  remedy: 'Remove `ServiceRole`: AWS Batch then takes, and makes if need be, the service-linked role. Compute that exists already has to be replaced for it.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/infrastructure-updates.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/using-service-linked-roles.html',
    'https://github.com/ASFHyP3/hyp3/pull/1051',
  ],
  inspect: ofInstanceEnvironments((environment) => judge(readText(environment.properties, 'serviceRole') ?? SERVICE_LINKED_ROLE, (role) => {
    const inPlace = updatesInPlace(environment);
    if (role.endsWith(SERVICE_LINKED_ROLE) || inPlace === false) {
      return HOLDS;
    }
    return inPlace instanceof Unknown
      ? inPlace
      : violates('It has a `ServiceRole` of its own, and `ReplaceComputeEnvironment` is false: AWS Batch updates compute in place with its service-linked role only, '
        + 'later changes fail');
  })),
};
