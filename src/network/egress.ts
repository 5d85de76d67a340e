import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { requireInteger } from '../private/requirements';

/**
 * Options of `Egress.nat()`.
 */
export interface NatEgressOptions {
  /**
   * How many NAT gateways are built, at most one in each Availability Zone.
   *
   * One costs least; one in each Availability Zone survives the loss of a zone and saves the traffic between zones.
   *
   * From 1 to 16: a VPC without one has `Egress.endpoints()` or `Egress.publicIp()`.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
   * @default 1
   */
  readonly gateways?: number;
}

/**
 * Options of `Egress.endpoints()`.
 */
export interface EndpointsEgressOptions {
  /**
   * Interface endpoints beside those that the compute environments and the jobs turn out to need.
   *
   * For the services that the code inside of a job calls, of which a template knows nothing.
   *
   * @default - only the endpoints that compute environments and jobs need
   */
  readonly services?: ec2.InterfaceVpcEndpointAwsService[];

  /**
   * The services that an existing VPC has interface endpoints for already: for these, none is made.
   *
   * A second endpoint of a service, with private DNS, is refused by Amazon EC2. Their security groups must admit TCP 443 from the compute
   * environments; `existingSecurityGroups` sees to it.
   *
   * @default - the VPC has none
   */
  readonly existingServices?: ec2.InterfaceVpcEndpointAwsService[];

  /**
   * The security groups of the endpoints that are there already: they are made to admit TCP 443 from the compute environments.
   *
   * @default - no rule is made
   */
  readonly existingSecurityGroups?: ec2.ISecurityGroup[];

  /**
   * Whether an existing VPC has a gateway endpoint for Amazon S3 already, in the route tables of the subnets.
   *
   * @default false
   */
  readonly existingS3Gateway?: boolean;

  /**
   * Host names of registries beside Amazon ECR that the subnets reach, for example one inside of the VPC: `registry.example.com:5000`.
   *
   * @default - images must come from Amazon ECR
   */
  readonly registries?: string[];
}

/**
 * How jobs reach AWS and the internet.
 *
 * A job needs a way to Amazon ECR (or another registry), Amazon S3 (where ECR keeps the layers of an image) and
 * CloudWatch Logs, else it stays in RUNNABLE or STARTING.
 */
export class Egress {
  /**
   * Private subnets with a route to the internet through NAT gateways.
   *
   * Traffic to S3 and DynamoDB takes gateway endpoints, which cost nothing, instead of the NAT gateway, which charges for every byte.
   *
   * @param options The number of gateways.
   */
  public static nat(options: NatEgressOptions = {}): Egress {
    requireInteger(undefined, 'gateways', options.gateways, {
      min: 1, max: 16, advice: 'for a VPC without NAT gateways use `Egress.endpoints()` or `Egress.publicIp()`',
    });
    return new Egress({
      natGateways: options.gateways ?? 1,
      subnets: [
        // only the NAT gateways live here, with addresses of their own
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false },
        { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      ],
      gatewayEndpoints: { S3, DynamoDb: DYNAMODB },
    });
  }

  /**
   * Isolated subnets: no route to the internet at all, AWS is reached through VPC endpoints.
   *
   * Amazon S3 has a gateway endpoint. Interface endpoints, which cost by the hour and Availability Zone, are made only for the services
   * that compute environments and jobs need, when they need them. Images must come from Amazon ECR (`public.ecr.aws` is not part of it):
   * from `ContainerImage.fromAsset`, from a repository, or from a pull-through cache. Another image is an error.
   *
   * The endpoints can also be made in a VPC that is there, where the subnets are isolated: give the network that `vpc` beside this.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
   *
   * @example
   * declare const vpc: ec2.Vpc;
   *
   * // an isolated VPC that has some of the endpoints, and no other way out
   * new BatchPlatform(this, 'Batch', {
   *   vpc,
   *   egress: Egress.endpoints({ existingServices: [ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS], existingS3Gateway: true }),
   * });
   *
   * @param options Further endpoints, and what is there already.
   */
  public static endpoints(options: EndpointsEgressOptions = {}): Egress {
    return new Egress({
      natGateways: 0,
      subnets: [{ name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
      gatewayEndpoints: options.existingS3Gateway ? {} : { S3 },
      endpoints: options,
    });
  }

  /**
   * Public subnets: jobs and instances get public addresses, and there is no NAT gateway to pay for.
   *
   * Nothing from outside reaches them: their security groups admit no one.
   */
  public static publicIp(): Egress {
    return new Egress({
      natGateways: 0,
      subnets: [{ name: 'Public', subnetType: ec2.SubnetType.PUBLIC, mapPublicIpOnLaunch: true }],
      gatewayEndpoints: { S3, DynamoDb: DYNAMODB },
    });
  }

  private constructor(private readonly layout: EgressLayout) {}

  /**
   * What a network has to build.
   *
   * @internal
   */
  public _layout(): EgressLayout {
    return this.layout;
  }
}

/**
 * What a choice of egress means for a VPC. The jobs live in the last of the subnets.
 *
 * @internal
 */
export interface EgressLayout {
  readonly natGateways: number;
  readonly subnets: ec2.SubnetConfiguration[];
  /** By the names that their construct ids begin with. */
  readonly gatewayEndpoints: { [name: string]: ec2.GatewayVpcEndpointAwsService };
  /** Present where endpoints are the only way to AWS. */
  readonly endpoints?: EndpointsEgressOptions;
}

const S3 = ec2.GatewayVpcEndpointAwsService.S3;
const DYNAMODB = ec2.GatewayVpcEndpointAwsService.DYNAMODB;
