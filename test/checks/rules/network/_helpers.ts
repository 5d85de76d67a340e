import { compute, job, outcomes, queue, type Resources } from '../../_helpers';

/** `AWS::EC2::…`: `ec2('Subnet', { CidrBlock: '10.0.0.0/24' })`. */
export function ec2(kind: string, properties: object = {}) {
  return { Type: `AWS::EC2::${kind}`, Properties: properties };
}

/** What a network of the tests consists of. */
export interface NetworkOptions {
  /** Where `0.0.0.0/0` goes. Default: nowhere. */
  readonly way?: 'igw' | 'nat' | object;
  /** `ecr.api`, …; `s3` is a gateway endpoint. Default: none. */
  readonly endpoints?: readonly string[];
  /** More about the one subnet, `Subnet`. */
  readonly subnet?: object;
  /** More about every interface endpoint. */
  readonly endpoint?: object;
}

/** A VPC `Vpc` with a subnet `Subnet` for compute, a security group `Group` for it, and a public subnet `Public` for a NAT gateway. */
export function network({ way, endpoints = [], subnet = {}, endpoint = {} }: NetworkOptions = {}): Resources {
  return {
    Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16', EnableDnsSupport: true, EnableDnsHostnames: true }),
    Group: securityGroup(),
    ...subnetWithTable('Subnet', { CidrBlock: '10.0.0.0/24', ...subnet }),
    ...routes(way),
    ...Object.fromEntries(endpoints.map((service) => [endpointId(service), vpcEndpoint(service, endpoint)])),
  };
}

/** `Ecrapi` for `ecr.api`. */
export function endpointId(service: string): string {
  return service.charAt(0).toUpperCase() + service.slice(1).replace(/\W/g, '');
}

export function vpcEndpoint(service: string, properties: object = {}) {
  const name = { VpcId: { Ref: 'Vpc' }, ServiceName: { 'Fn::Sub': `com.amazonaws.\${AWS::Region}.${service}` } };
  return service === 's3'
    ? ec2('VPCEndpoint', { ...name, VpcEndpointType: 'Gateway', RouteTableIds: [{ Ref: 'SubnetTable' }], ...properties })
    : ec2('VPCEndpoint', { ...name, VpcEndpointType: 'Interface', PrivateDnsEnabled: true, SecurityGroupIds: [{ Ref: 'Group' }], ...properties });
}

/** A group that lets in and out what the properties say; by default in from itself, and out to everywhere. */
export function securityGroup(properties: object = { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/16' }] }) {
  return ec2('SecurityGroup', { GroupDescription: 'compute', VpcId: { Ref: 'Vpc' }, ...properties });
}

export function subnetWithTable(id: string, properties: object): Resources {
  return {
    [id]: ec2('Subnet', { VpcId: { Ref: 'Vpc' }, ...properties }),
    [`${id}Table`]: ec2('RouteTable', { VpcId: { Ref: 'Vpc' } }),
    [`${id}Association`]: ec2('SubnetRouteTableAssociation', { SubnetId: { Ref: id }, RouteTableId: { Ref: `${id}Table` } }),
  };
}

export function defaultRoute(table: string, target: object) {
  return ec2('Route', { RouteTableId: { Ref: table }, DestinationCidrBlock: '0.0.0.0/0', ...target });
}

function routes(way: NetworkOptions['way']): Resources {
  switch (way) {
    case undefined: return {};
    case 'igw': return { Internet: ec2('InternetGateway'), SubnetRoute: defaultRoute('SubnetTable', { GatewayId: { Ref: 'Internet' } }) };
    case 'nat': return {
      Internet: ec2('InternetGateway'),
      ...subnetWithTable('Public', { CidrBlock: '10.0.9.0/24' }),
      PublicRoute: defaultRoute('PublicTable', { GatewayId: { Ref: 'Internet' } }),
      Nat: ec2('NatGateway', { SubnetId: { Ref: 'Public' }, AllocationId: 'eipalloc-12345678' }),
      SubnetRoute: defaultRoute('SubnetTable', { NatGatewayId: { Ref: 'Nat' } }),
    };
    default: return { SubnetRoute: defaultRoute('SubnetTable', way) };
  }
}

/** A queue with one environment `Compute` in the network's subnet. */
export function computeIn(type: string, resources: object = {}): Resources {
  return {
    Compute: compute(type, { Subnets: [{ Ref: 'Subnet' }], SecurityGroupIds: [{ Ref: 'Group' }], ...resources }),
    Queue: queue(['Compute']),
  };
}

export const ECR_IMAGE = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/frame:1';

/** A job on Fargate. */
export function fargateJob(container: object = {}) {
  return job({ PlatformCapabilities: ['FARGATE'], ContainerProperties: { Image: ECR_IMAGE, ...container } });
}

/** A job on EC2. */
export function ec2Job(container: object = {}) {
  return job({ ContainerProperties: { Image: ECR_IMAGE, ...container } });
}

/** What a rule says of a Fargate job, `Job`, in such a network. */
export function outcomeOnFargate(id: string, container: object, options?: NetworkOptions, others: Resources = {}): string | undefined {
  return outcomes(id, { ...network(options), ...computeIn('FARGATE'), Job: fargateJob(container), ...others }).Job;
}

/** What a rule says of an EC2 environment, `Compute`, in such a network; a job runs there. */
export function outcomeOfEc2(id: string, options?: NetworkOptions, resources?: object, others: Resources = {}): string | undefined {
  return outcomes(id, { ...network(options), ...computeIn('EC2', resources), Job: ec2Job(), ...others }).Compute;
}
