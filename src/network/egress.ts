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
   * that compute environments and jobs need, when they need them. Images must come from Amazon ECR.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/vpc-interface-endpoints.html
   * @param options Further endpoints.
   */
  public static endpoints(options: EndpointsEgressOptions = {}): Egress {
    return new Egress({
      natGateways: 0,
      subnets: [{ name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
      gatewayEndpoints: { S3 },
      interfaceEndpoints: options.services ?? [],
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
  /** Present where interface endpoints are the only way to AWS. */
  readonly interfaceEndpoints?: ec2.InterfaceVpcEndpointAwsService[];
}

const S3 = ec2.GatewayVpcEndpointAwsService.S3;
const DYNAMODB = ec2.GatewayVpcEndpointAwsService.DYNAMODB;
