import { UNKNOWN } from '../../_helpers';
import { multipart, outcomeOfTemplate } from '../compute/_helpers';

test.each([
  ['echo ECS_CLUSTER=own >> /etc/ecs/ecs.config', 'violates'],
  ['echo "ECS_CLUSTER=own" >> /etc/ecs/ecs.config', 'violates'],
  ['cat <<EOF > /etc/ecs/ecs.config\nECS_CLUSTER=own\nEOF', 'violates'],
  ['systemctl disable --now ecs', 'violates'],
  ['systemctl mask ecs.service', 'violates'],
  ['# echo ECS_CLUSTER=own >> /etc/ecs/ecs.config', 'holds'],
  ['grep ECS_CLUSTER= /etc/ecs/ecs.config', 'holds'],
  ['ECS_CLUSTER=$(curl -s localhost:51678/v1/metadata | jq -r .Cluster)', 'holds'],
  ['systemctl restart ecs', 'holds'],
  ['systemctl disable docker-cleanup', 'holds'],
  ['echo ECS_IMAGE_PULL_BEHAVIOR=once >> /etc/ecs/ecs.config', 'holds'],
])('user data with %j: %s', (script, outcome) => {
  expect(outcomeOfTemplate('LT-10', multipart(`#!/bin/bash\n${script}`))).toBe(outcome);
});

test('the parts of a message may be encoded', () => {
  const script = Buffer.from('#!/bin/bash\necho ECS_CLUSTER=own >> /etc/ecs/ecs.config').toString('base64');
  const message = 'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/x-shellscript\nContent-Transfer-Encoding: base64\n\n';
  expect(outcomeOfTemplate('LT-10', { UserData: { 'Fn::Base64': `${message}${script}\n--x--` } })).toBe('violates');
});

test.each([[{ UserData: UNKNOWN }, 'unknown'], [{}, undefined]])('a launch template with %j: %s', (data, outcome) => {
  expect(outcomeOfTemplate('LT-10', data)).toBe(outcome);
});
