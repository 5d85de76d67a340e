import { UNKNOWN } from '../../_helpers';
import { FOREIGN_TEMPLATE, multipart, outcomeOfCompute, outcomeOfTemplate } from '../compute/_helpers';

function encoded(text: unknown) {
  return { UserData: { 'Fn::Base64': text } };
}

test.each<[string, object, string | undefined]>([
  ['a MIME message', multipart('#!/bin/bash\nyum update -y'), 'holds'],
  ['a MIME message whose version comes last', encoded('Content-Type: multipart/mixed; boundary="x"\r\nMIME-Version: 1.0\r\n\r\n--x--'), 'holds'],
  ['a script', encoded('#!/bin/bash\nyum update -y'), 'violates'],
  ['a script with a name of the deploy', encoded({ 'Fn::Sub': '#!/bin/bash\necho ${AWS::Region}' }), 'violates'],
  ['a message of one part', encoded('Content-Type: text/x-shellscript\n\n#!/bin/bash\necho "Content-Type: multipart/mixed"'), 'violates'],
  ['a text that is encoded already', { UserData: Buffer.from('#!/bin/bash').toString('base64') }, 'violates'],
  ['a script that is not encoded', { UserData: '#!/bin/bash\nyum update -y' }, 'violates'],
  ['something binary', { UserData: Buffer.from([0x1f, 0x8b, 0x08, 0x00]).toString('base64') }, 'unknown'],
  ['an attribute', { UserData: { 'Fn::GetAtt': ['Other', 'UserData'] } }, 'unknown'],
  ['an import', { UserData: UNKNOWN }, 'unknown'],
  ['nothing', {}, undefined],
  ['an empty text', encoded(''), undefined],
])('user data that is %s: %s', (_, data, outcome) => {
  expect(outcomeOfTemplate('LT-01', data)).toBe(outcome);
});

test('a launch template from elsewhere is unknown, and Fargate has none', () => {
  expect(outcomeOfCompute('LT-01', 'EC2', FOREIGN_TEMPLATE)).toBe('unknown');
  expect(outcomeOfCompute('LT-01', 'FARGATE', FOREIGN_TEMPLATE)).toBeUndefined();
  expect(outcomeOfTemplate('LT-01', UNKNOWN)).toBe('unknown');
});
