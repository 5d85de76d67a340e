import { hasAddress, outOfReach } from './compute-network';
import { AGENT_SERVICES } from './needs';
import { everySubnet, ofNetworks } from './of-subnets';
import { listing } from './words';
import { isKnown } from '../../../model/unknown';
import { violates } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

/** Instances register, and run tasks, without it: the metrics are missing. */
const TELEMETRY = 'ecs-telemetry';

export const NW_05: Rule = {
  id: 'NW-05',
  title: 'Instances in an isolated subnet have the endpoints of Amazon ECS',
  severity: 'error',
  explanation: 'The agent on an instance registers with Amazon ECS through the endpoints `ecs`, `ecs-agent` and `ecs-telemetry`. '
    + 'Without them, and without a route to the internet, instances start, cost money and never join the cluster, and jobs stay in RUNNABLE.',
  remedy: 'Add the three interface endpoints to the VPC, or give the subnet a route to a NAT gateway.',
  links: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/troubleshooting.html',
  ],
  inspect: ofNetworks((network) => (network.platform === 'EC2'
    ? everySubnet(network, (reach) => {
      const missing = outOfReach(reach, hasAddress(network, reach), AGENT_SERVICES);
      if (missing === undefined || !isKnown(missing)) {
        return missing;
      }
      return missing.length === 0 ? HOLDS : violates(
        `Its subnet ${reach.subnet.name} has neither a route to the internet nor an endpoint for ${listing(missing, 'nor')}: `
        + (missing.every((service) => service === TELEMETRY) ? 'there will be no metrics of the instances' : 'instances cannot join the cluster'),
        missing.every((service) => service === TELEMETRY) ? { severity: 'warning' } : {},
      );
    })
    : undefined)),
};
