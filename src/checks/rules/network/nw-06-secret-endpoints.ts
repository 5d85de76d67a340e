import { secretServices } from './needs';
import { ofServices } from './of-services';
import { listing, placeOf } from './words';
import { violates } from '../../answers';
import type { Rule } from '../../rule';

const NAMES: Readonly<Record<string, string>> = { secretsmanager: 'Secrets Manager', ssm: 'the Parameter Store' };

export const NW_06: Rule = {
  id: 'NW-06',
  title: 'An isolated subnet has an endpoint for the secrets of its jobs',
  severity: 'error',
  explanation: 'Secrets are fetched before the container starts, from Secrets Manager (endpoint `secretsmanager`) '
    + 'or from the Parameter Store of Systems Manager (endpoint `ssm`), and so is the password of a private registry. '
    + 'Where the service is out of reach the job never starts. KMS needs no endpoint for this: both services decrypt on their side.',
  remedy: 'Add the missing interface endpoint to the VPC, or give the subnet a route to a NAT gateway.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/specifying-sensitive-data-secrets.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html',
  ],
  inspect: ofServices(secretServices, (stranded) => violates(
    `It has secrets in ${listing(stranded.missing.map((service) => NAMES[service]))}, and ${placeOf(stranded)} `
    + `has neither a route to the internet nor an endpoint for ${listing(stranded.missing, 'nor')}: the secrets cannot be fetched`,
  )),
};
