import { UNKNOWN } from '../../_helpers';
import { multipart, outcomeOfTemplate } from '../compute/_helpers';

const EXTRAS = '#!/bin/bash\nsudo amazon-linux-extras install -y lustre';

test.each<[string, object, string]>([
  [EXTRAS, {}, 'violates'],
  [EXTRAS, { Ec2Configuration: [{ ImageType: 'ECS_AL2023' }] }, 'violates'],
  [EXTRAS, { Ec2Configuration: [{ ImageType: 'ECS_AL2' }] }, 'holds'],
  [EXTRAS, { Ec2Configuration: [{ ImageType: 'ECS_AL2023', ImageIdOverride: 'ami-1' }] }, 'unknown'],
  [EXTRAS, { Ec2Configuration: [{ ImageType: UNKNOWN }] }, 'unknown'],
  ['#!/bin/bash\nif command -v amazon-linux-extras; then amazon-linux-extras install epel; fi', {}, 'holds'],
  ['#!/bin/bash\ndnf install -y lustre-client', {}, 'holds'],
  ['#!/bin/bash\n# amazon-linux-extras is gone', {}, 'holds'],
])('%j on %j: %s', (script, resources, outcome) => {
  expect(outcomeOfTemplate('LT-11', multipart(script), resources)).toBe(outcome);
});
