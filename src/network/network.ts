import { Annotations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { Egress, EgressLayout } from './egress';
import { imageReachProblem } from './image-reach';
import { BatchNetworkProps } from './network-props';
import { requireNetworkProps } from './network-rules';
import { admit } from '../private/admit';

/**
 * The network that jobs run in: a VPC, the subnets in it, and the way from there to AWS.
 *
 * @example
 * const network = new BatchNetwork(this, 'Network', { egress: Egress.endpoints() });
 *
 * new FargateCompute(this, 'Fargate', { network });
 */
export class BatchNetwork extends Construct {
  /** The VPC. */
  public readonly vpc: ec2.IVpc;

  /** The subnets of the VPC that jobs run in. */
  public readonly vpcSubnets: ec2.SubnetSelection;

  /** Whether the subnets are public: a Fargate job has no way out of them without a public address. */
  public readonly assignPublicIp: boolean;

  private readonly layout?: EgressLayout;
  private readonly givenSubnets?: ec2.SelectedSubnets;
  private readonly endpointScope: Construct;
  private readonly endpoints = new Set<string>();
  private endpointSecurityGroup?: ec2.SecurityGroup;

  constructor(scope: Construct, id: string, props: BatchNetworkProps = {}) {
    super(scope, id);
    requireNetworkProps(this, props);
    this.layout = props.egress?._layout() ?? (props.vpc ? undefined : Egress.nat()._layout());
    this.vpc = props.vpc ?? this.createVpc(this.layout!, props);
    this.endpointScope = props.vpc ? this : this.vpc; // what is made in an existing VPC belongs to who asks for it, perhaps another stack
    this.vpcSubnets = props.vpcSubnets ?? (this.layout ? { subnetType: this.layout.subnets.at(-1)!.subnetType } : {});
    this.givenSubnets = props.vpc && this.vpc.selectSubnets(this.vpcSubnets);
    this.assignPublicIp = this.givenSubnets?.hasPublic ?? this.vpcSubnets.subnetType === ec2.SubnetType.PUBLIC;
    if (this.layout) { this.addEndpoints(this.layout); } else { this.warnOfIsolation(); }
  }

  /**
   * Makes sure that jobs reach a service of AWS.
   *
   * Where the subnets are isolated by `Egress.endpoints()`, this makes an interface endpoint, once for each service; everywhere else
   * the service is within reach, and nothing is made.
   *
   * @param service The service that something in the network calls.
   */
  public addEndpoint(service: ec2.InterfaceVpcEndpointAwsService): void {
    if (!this.layout?.endpoints || this.endpoints.has(service.shortName)) {
      return;
    }
    this.endpoints.add(service.shortName);
    new ec2.InterfaceVpcEndpoint(this.endpointScope, `${pascalCase(service.shortName)}Endpoint`, {
      vpc: this.vpc,
      service,
      subnets: this.vpcSubnets,
      securityGroups: [this.obtainEndpointSecurityGroup()],
      privateDnsEnabled: true, // the ECS agent and the AWS SDKs call the services by their public names
      open: false, // not the whole VPC, only who is let in by `allowEndpointsFrom`
    });
  }

  /**
   * Lets a compute environment call the interface endpoints of this network. Does nothing where there are none.
   *
   * @param peer The compute environment, or whatever else runs in this network.
   */
  public allowEndpointsFrom(peer: ec2.IConnectable): void {
    if (this.layout?.endpoints) {
      const securityGroups = [this.obtainEndpointSecurityGroup(), ...this.layout.endpoints.existingSecurityGroups ?? []];
      admit({ compute: peer, target: new ec2.Connections({ securityGroups }), port: ec2.Port.HTTPS, targetIsUpstream: true });
    }
  }

  /**
   * What keeps jobs in this network from pulling an image, in words; nothing where they can, or where it cannot be told.
   *
   * @internal
   */
  public _imageProblem(imageName: string): string | undefined {
    return this.layout?.endpoints && imageReachProblem(imageName, this.layout.endpoints.registries ?? []);
  }

  /**
   * The ids of the subnets that jobs run in, where they were not made here.
   *
   * @internal
   */
  public get _givenSubnetIds(): string[] {
    return this.givenSubnets?.subnetIds ?? [];
  }

  private createVpc(layout: EgressLayout, props: BatchNetworkProps): ec2.Vpc {
    return new ec2.Vpc(this, 'Vpc', {
      ipAddresses: props.ipAddresses,
      maxAzs: props.maxAzs,
      flowLogs: props.flowLogs,
      natGateways: layout.natGateways,
      subnetConfiguration: layout.subnets,
    });
  }

  private addEndpoints({ gatewayEndpoints, endpoints }: EgressLayout) {
    for (const [name, service] of Object.entries(gatewayEndpoints)) {
      new ec2.GatewayVpcEndpoint(this.endpointScope, `${name}Endpoint`, { vpc: this.vpc, service, subnets: this.gatewaySubnets });
    }
    endpoints?.existingServices?.forEach((service) => this.endpoints.add(service.shortName));
    endpoints?.services?.forEach((service) => this.addEndpoint(service));
  }

  /** Of an existing VPC, only the subnets of the jobs are ours to route. */
  private get gatewaySubnets(): ec2.SubnetSelection[] | undefined {
    return this.endpointScope === this ? [this.vpcSubnets] : undefined;
  }

  private obtainEndpointSecurityGroup(): ec2.SecurityGroup {
    this.endpointSecurityGroup ??= new ec2.SecurityGroup(this, 'EndpointSecurityGroup', {
      vpc: this.vpc,
      description: 'Interface endpoints of AWS Batch compute',
      allowAllOutbound: false, // an endpoint answers, it never calls
    });
    return this.endpointSecurityGroup;
  }

  /** An existing VPC may have endpoints that no template shows, so this is for a person to confirm. */
  private warnOfIsolation() {
    const isolated = this.vpc.isolatedSubnets.map((subnet) => subnet.subnetId);
    if (this._givenSubnetIds.some((subnetId) => isolated.includes(subnetId))) {
      Annotations.of(this).addWarningV2('cdk-batchworks:isolatedSubnets',
        'the subnets have no route to the internet: jobs stay in RUNNABLE unless `vpc` has endpoints for ECR, S3 and CloudWatch Logs '
        + '(and ECS, for instances); choose others with `vpcSubnets`, or acknowledge this warning');
    }
  }
}

/** `ecr.api` becomes `EcrApi`. */
function pascalCase(name: string): string {
  return name.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
