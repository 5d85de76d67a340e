import type { Mutations, Template } from './mutation';

type Resource = Template['Resources'][string];

/** What breaks the network of a template, one rule at a time. */
export const NETWORK_MUTATIONS: Mutations = {
  'NW-01': (template) => changeFirst(jobs(template).filter(({ NetworkConfiguration }) => NetworkConfiguration?.AssignPublicIp === 'ENABLED'), (container) => {
    container.NetworkConfiguration.AssignPublicIp = 'DISABLED';
  }),
  'NW-02': (template) => isIsolated(template) && removeFirst(template, endpoints(template, 'ecr.dkr')),
  'NW-03': (template) => isIsolated(template) && changeFirst(jobs(template), (container) => { container.Image = 'quay.io/biocontainers/samtools:1.21'; }),
  'NW-04': (template) => isIsolated(template) && removeFirst(template, endpoints(template, 'logs')),
  'NW-05': (template) => isIsolated(template) && compute(template).some(({ Type }) => isEc2(Type)) && removeFirst(template, endpoints(template, 'ecs-agent')),
  'NW-06': (template) => isIsolated(template) && jobs(template).some(({ Secrets }) => Secrets) && removeFirst(template, endpoints(template, 'secretsmanager')),
  'NW-08': (template) => isIsolated(template) && changeFirst(endpoints(template, 'logs'), ({ Properties }) => {
    template.Resources.ClosedGroup = { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'lets nobody in', VpcId: Properties.VpcId } };
    Properties.SecurityGroupIds = [{ 'Fn::GetAtt': ['ClosedGroup', 'GroupId'] }];
  }),
  'NW-09': (template) => isIsolated(template) && changeFirst(endpoints(template, 'logs'), ({ Properties }) => { Properties.PrivateDnsEnabled = false; }),
  'NW-10': (template) => isIsolated(template) && changeFirst(endpoints(template, 's3'), ({ Properties }) => {
    const statement = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::frames/*' };
    Properties.PolicyDocument = { Version: '2012-10-17', Statement: [statement] };
  }),
  'NW-11': (template) => changeFirst(instancesInPublicSubnets(template), (subnet) => { subnet.Properties.MapPublicIpOnLaunch = false; }),
  'NW-12': (template) => changeFirst(securityGroups(template), ({ Properties }) => {
    Properties.SecurityGroupEgress = [{ CidrIp: '255.255.255.255/32', IpProtocol: 'icmp', FromPort: 252, ToPort: 86 }];
  }),
  'NW-13': (template) => changeFirst(compute(template), (resources) => { resources.Subnets = []; }),
  'NW-14': (template) => changeFirst(compute(template).filter(({ Type }) => isEc2(Type)), (resources) => {
    delete resources.SecurityGroupIds;
  }),
  'NW-15': (template) => changeFirst(fargateSubnets(template), ({ Properties }) => { Properties.AvailabilityZone = 'us-west-2-lax-1a'; }),
  'NW-16': (template) => {
    const hasJobs = resourcesOf(template, 'JobDefinition').some(({ Properties }) => Properties.PlatformCapabilities?.includes('FARGATE'));
    return hasJobs && fargateSubnets(template).length > 0 && changeAll(compute(template).filter(({ Type }) => !isEc2(Type)), (resources) => {
      resources.MaxvCpus = 1_000_000;
    });
  },
  'NW-17': (template) => {
    const multiNode = resourcesOf(template, 'JobDefinition').some(({ Properties }) => Properties.Type === 'multinode');
    return multiNode && changeFirst(compute(template).filter(({ Type }) => isEc2(Type)), (resources) => {
      resources.SecurityGroupIds = Array.from({ length: 6 }, (_, index) => `sg-1234567${index}`);
    });
  },
  'NW-18': (template) => compute(template).some(({ Type }) => isEc2(Type) || /^FARGATE/.test(Type)) && removeFirst(template, resourcesOf(template, 'Route').filter(({ Properties }) => Properties.NatGatewayId)),
};

function resourcesOf(template: Template, kind: string): Resource[] {
  return Object.values(template.Resources).filter(({ Type }) => Type.endsWith(`::${kind}`));
}

/** The container of each job that has one. */
function jobs(template: Template): any[] {
  return resourcesOf(template, 'JobDefinition').map(({ Properties }) => Properties.ContainerProperties).filter((container) => container);
}

/** The compute resources of each environment that is managed. */
function compute(template: Template): any[] {
  return resourcesOf(template, 'ComputeEnvironment').map(({ Properties }) => Properties.ComputeResources).filter((resources) => resources?.Subnets);
}

function isEc2(type: string): boolean {
  return ['EC2', 'SPOT'].includes(type);
}

function isIsolated(template: Template): boolean {
  return resourcesOf(template, 'Subnet').length > 0 && resourcesOf(template, 'Route').length === 0;
}

function endpoints(template: Template, service: string): Resource[] {
  return resourcesOf(template, 'VPCEndpoint').filter(({ Properties }) => JSON.stringify(Properties.ServiceName).match(new RegExp(`\\.${service}"`)));
}

function subnetsOf(template: Template, resources: any): Resource[] {
  return resources.Subnets.map((subnet: { Ref?: string }) => template.Resources[subnet.Ref ?? '']).filter((subnet: unknown) => subnet);
}

function fargateSubnets(template: Template): Resource[] {
  return compute(template).filter(({ Type }) => !isEc2(Type)).flatMap((resources) => subnetsOf(template, resources));
}

function instancesInPublicSubnets(template: Template): Resource[] {
  return compute(template).filter(({ Type }) => isEc2(Type))
    .flatMap((resources) => subnetsOf(template, resources))
    .filter(({ Properties }) => Properties.MapPublicIpOnLaunch === true);
}

/** Those of the compute environments. */
function securityGroups(template: Template): Resource[] {
  return compute(template).flatMap(({ SecurityGroupIds = [] }) => SecurityGroupIds)
    .map((group) => template.Resources[group['Fn::GetAtt']?.[0]])
    .filter((group) => group);
}

function changeAll<Thing>(things: readonly Thing[], change: (thing: Thing) => void): boolean {
  things.forEach(change);
  return things.length > 0;
}

function changeFirst<Thing>(things: readonly Thing[], change: (thing: Thing) => void): boolean {
  things.slice(0, 1).forEach(change);
  return things.length > 0;
}

function removeFirst(template: Template, resources: readonly Resource[]): boolean {
  const found = Object.keys(template.Resources).find((logicalId) => template.Resources[logicalId] === resources[0]);
  if (found) {
    delete template.Resources[found];
  }
  return found !== undefined;
}
