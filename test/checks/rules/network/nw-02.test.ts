import { computeIn, ec2, ECR_IMAGE, ec2Job, fargateJob, network, outcomeOnFargate, vpcEndpoint } from './_helpers';
import { outcomes, UNKNOWN, verdicts } from '../../_helpers';

const ALL = ['ecr.api', 'ecr.dkr', 's3'];

test.each<[string, readonly string[], string]>([
  ['nothing', [], 'violates'],
  ['all three endpoints', ALL, 'holds'],
  ['no ecr.api', ['ecr.dkr', 's3'], 'violates'],
  ['no ecr.dkr', ['ecr.api', 's3'], 'violates'],
  ['no S3', ['ecr.api', 'ecr.dkr'], 'violates'],
  ['an endpoint with FIPS, that the agent may not call', ['ecr.api', 'ecr.dkr-fips', 's3'], 'unknown'],
])('an image of ECR in an isolated subnet with %s', (_, endpoints, outcome) => {
  expect(outcomeOnFargate('NW-02', {}, { endpoints })).toBe(outcome);
});

test.each<[string, unknown, string | undefined]>([
  ['of ECR with symbols', { 'Fn::Sub': '${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/frame:1' }, 'violates'],
  ['of a pull-through cache', '123456789012.dkr.ecr.eu-west-1.amazonaws.com/docker-hub/library/busybox', 'violates'],
  ['of a repository of the template', { 'Fn::Sub': '${Frames.RepositoryUri}:1' }, 'violates'],
  ['that is not known', UNKNOWN, 'unknown'],
  ['of the public gallery', 'public.ecr.aws/docker/library/busybox:1.37', undefined],
  ['of another registry', 'registry.example.com/frame', undefined],
])('an image %s', (_, image, outcome) => {
  expect(outcomeOnFargate('NW-02', { Image: image }, {}, { Frames: { Type: 'AWS::ECR::Repository' } })).toBe(outcome);
});

test.each<[string, object, string]>([
  ['of the route table of another subnet', { RouteTableIds: ['rtb-12345678'] }, 'violates'],
  ['of route tables that are not known', { RouteTableIds: UNKNOWN }, 'unknown'],
  ['that is an interface', { VpcEndpointType: 'Interface', RouteTableIds: [] }, 'unknown'],
])('an endpoint for S3 %s', (_, properties, outcome) => {
  expect(outcomeOnFargate('NW-02', {}, { endpoints: ALL }, { S3: vpcEndpoint('s3', properties) })).toBe(outcome);
});

describe('a subnet', () => {
  test.each<[string, object, string | undefined]>([
    ['with the main route table, which is in no template', { SubnetAssociation: { Type: 'Custom::None' } }, 'unknown'],
    ['whose routes lead to a transit gateway', { R: ec2('Route', { RouteTableId: { Ref: 'SubnetTable' }, TransitGatewayId: 'tgw-1' }) }, 'unknown'],
    ['that may learn routes from a VPN', { V: ec2('VPCGatewayAttachment', { VpcId: { Ref: 'Vpc' }, VpnGatewayId: 'vgw-1' }) }, 'unknown'],
    ['in a VPC whose endpoints are not all known', { E: ec2('VPCEndpoint', { VpcId: UNKNOWN, ServiceName: 'x' }) }, 'unknown'],
    ['in a VPC with an endpoint for an unknown service', { E: vpcEndpoint('x', { ServiceName: UNKNOWN }) }, 'unknown'],
  ])('%s', (_, others, outcome) => {
    expect(outcomeOnFargate('NW-02', {}, {}, { ...others })).toBe(outcome);
  });

  test.each([['nat', 'holds'], ['igw', undefined]] as const)('with a route to the internet by %s', (way, outcome) => {
    expect(outcomeOnFargate('NW-02', {}, { way })).toBe(outcome); // by IGW without an address: NW-01 says it
  });

  test('with an internet gateway, no address, and some endpoints on purpose', () => {
    expect(outcomeOnFargate('NW-02', {}, { way: 'igw', endpoints: ['ecr.api'] })).toBe('violates');
  });
});

test('of two jobs in one subnet each is judged by its own address', () => {
  const Reaching = fargateJob({ NetworkConfiguration: { AssignPublicIp: 'ENABLED' } });
  const resources = { ...network({ way: 'igw', endpoints: ['logs'] }), ...computeIn('FARGATE'), Reaching, Stranded: fargateJob() };
  expect(outcomes('NW-02', resources)).toEqual({ Reaching: 'holds', Stranded: 'violates' });
});

test.each<[string, object, string]>([
  ['must pull it', {}, 'violates'],
  ['may have it', { ImageId: 'ami-12345678' }, 'unknown'],
  ['may have it by an override', { Ec2Configuration: [{ ImageType: 'ECS_AL2023', ImageIdOverride: 'ami-12345678' }] }, 'unknown'],
])('an instance that %s', (_, resources, outcome) => {
  expect(outcomes('NW-02', { ...network(), ...computeIn('EC2', resources), Job: ec2Job() }).Job).toBe(outcome);
});

test('names the subnet, the environment and what is missing', () => {
  expect(verdicts('NW-02', { ...network({ endpoints: ['ecr.api'] }), ...computeIn('FARGATE'), Job: fargateJob({ Image: ECR_IMAGE }) }).Job)
    .toMatch(/the subnet Subnet of the compute environment Compute has neither a route .* nor an endpoint for ecr.dkr nor a gateway endpoint for s3/);
});
