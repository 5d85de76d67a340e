import { parseSecretReference } from '../../../src/local/deployment';

const ARN = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:farm/key-a1B2c3';

describe('parseSecretReference', () => {
  test.each([
    [ARN, { kind: 'secretsmanager', secretId: ARN }],
    [`${ARN}:signing::`, { kind: 'secretsmanager', secretId: ARN, jsonKey: 'signing' }],
    [`${ARN}::AWSPREVIOUS:`, { kind: 'secretsmanager', secretId: ARN, versionStage: 'AWSPREVIOUS' }],
    [`${ARN}:signing::v-1`, { kind: 'secretsmanager', secretId: ARN, jsonKey: 'signing', versionId: 'v-1' }],
    [`${ARN}:::`, { kind: 'secretsmanager', secretId: ARN }],
    ['owner', { kind: 'ssm', name: 'owner' }],
    ['/farm/owner', { kind: 'ssm', name: '/farm/owner' }],
    ['arn:aws:ssm:us-east-1:000000000000:parameter/owner', { kind: 'ssm', name: 'owner' }],
    ['arn:aws-cn:ssm:cn-north-1:000000000000:parameter/farm/owner', { kind: 'ssm', name: '/farm/owner' }],
  ])('reads %s', (valueFrom, reference) => {
    expect(parseSecretReference(valueFrom)).toEqual(reference);
  });

  test.each([
    ['', 'the name of a parameter'],
    ['with space', 'the name of a parameter'],
    [`${ARN}:signing`, 'all of `:JSON-KEY:VERSION-STAGE:VERSION-ID` must follow'],
    [`${ARN}:signing:`, 'with every colon'],
    [`${ARN}:a:b:c:d`, 'with every colon'],
    [`${ARN}::AWSCURRENT:v-1`, 'the version stage "AWSCURRENT" and the version id "v-1"; remove one of them'],
    ['arn:aws:secretsmanager:us-east-1:000000000000:farm', 'a Secrets Manager ARN is'],
    ['arn:aws:secretsmanager:us-east-1:000000000000:secret:', 'a Secrets Manager ARN is'],
    ['arn:aws:ssm:us-east-1:000000000000:document/x', 'a parameter ARN is'],
    ['arn:aws:ssm:us-east-1:000000000000:parameter/', 'a parameter ARN is'],
    ['arn:aws:s3:::bucket', 'it is an ARN of "s3"'],
    ['arn:', 'it is an ARN of ""'],
  ])('rejects "%s"', (valueFrom, detail) => {
    const message = `must be the ARN of a Secrets Manager secret, or the name or ARN of an SSM parameter, got "${valueFrom}"`;
    expect(() => parseSecretReference(valueFrom)).toThrow(message);
    expect(() => parseSecretReference(valueFrom)).toThrow(detail);
  });
});
