import { ECR_SERVICES, ecrImages, imageServices, mayBePreloaded } from './needs';
import { ofServices } from './of-services';
import { listing, placeOf } from './words';
import { violates } from '../../answers';
import type { Rule } from '../../rule';

export const NW_02: Rule = {
  id: 'NW-02',
  title: 'An isolated subnet has the three endpoints through which images come from Amazon ECR',
  severity: 'error',
  explanation: 'Without a route to the internet an image of Amazon ECR takes two interface endpoints, `ecr.api` and `ecr.dkr`, '
    + 'and the gateway endpoint for Amazon S3 in the route table of the subnet: ECR keeps the layers there, '
    + 'and cannot use an interface endpoint for S3. Without one of the three no job starts.',
  remedy: 'Add the missing endpoints to the VPC (the one for S3 to the route table of the subnet), or give the subnet a route to a NAT gateway.',
  links: [
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html',
  ],
  inspect: ofServices(
    (task) => imageServices(ecrImages(task), ECR_SERVICES),
    (stranded) => violates(`Its image is in Amazon ECR, and ${placeOf(stranded)} has neither a route to the internet nor `
      + `${listing(stranded.missing.map((service) => (service === 's3' ? 'a gateway endpoint for s3' : `an endpoint for ${service}`)), 'nor')}: `
      + 'the image cannot be pulled'),
    mayBePreloaded,
  ),
};
