import { Unknown } from '../../../model/unknown';
import { cannotTell, violates } from '../../answers';
import { isSet, listed, ofFargateEnvironments } from '../../environments';
import { NOT_FOR_FARGATE } from '../../fargate-members';
import { HOLDS, type Rule } from '../../rule';

export const CE_15: Rule = {
  id: 'CE-15',
  title: 'Fargate compute sets nothing that only instances have',
  severity: 'error',
  explanation: 'Fargate has no instances: AWS Batch refuses a compute environment of type `FARGATE` or `FARGATE_SPOT` that sets '
    + `${NOT_FOR_FARGATE.map((name) => `\`${name}\``).join(', ')}.`,
  remedy: 'Remove these properties from `ComputeResources`. Fargate needs the type, `MaxvCpus`, subnets and security groups.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/fargate.html',
  ],
  inspect: ofFargateEnvironments(({ computeType }, resources) => {
    const set = NOT_FOR_FARGATE.filter((name) => isSet(resources[name]));
    const found = set.filter((name) => !(resources[name] instanceof Unknown));
    if (found.length > 0) {
      const names = listed(found.map((name) => name.charAt(0).toUpperCase() + name.slice(1)), NOT_FOR_FARGATE.length);
      return violates(`It is on ${String(computeType)} and sets ${names}, which only instances have: AWS Batch refuses it`);
    }
    return set.length > 0 ? cannotTell((resources[set[0]] as Unknown).reason) : HOLDS;
  }),
};
