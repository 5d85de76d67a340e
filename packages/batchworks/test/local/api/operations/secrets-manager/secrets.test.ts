import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateSecretCommand, DescribeSecretCommand, GetSecretValueCommand, ListSecretsCommand, PutSecretValueCommand,
} from '@aws-sdk/client-secrets-manager';
import { temporaryFolder } from '../../../../_helpers/templates';
import { TestBatch } from '../../../../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

const KEY = { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'Key', GenerateSecretString: { PasswordLength: 20, ExcludePunctuation: true } } };
const EMPTY = { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'Empty' } };
const NAME = { Type: 'AWS::SSM::Parameter', Properties: { Name: '/render/name', Type: 'String', Value: 'harbor' } };

const printing = (valueFrom: unknown) => ({
  jobs: { Print: { command: ['sh', '-c', 'echo "$VALUE"'], container: { Secrets: [{ Name: 'VALUE', ValueFrom: valueFrom }] } } },
  resources: { Key: KEY, Empty: EMPTY, Name: NAME },
});
const put = (SecretId: string, SecretString: string) => new PutSecretValueCommand({ SecretId, SecretString });

describe('secrets of a job', () => {
  test('are its environment', async () => {
    const test = await TestBatch.start(printing({ Ref: 'Key' }));
    const { SecretString } = await test.secrets.send(new GetSecretValueCommand({ SecretId: 'Key' }));
    expect(SecretString).toMatch(/^[A-Za-z0-9]{20}$/);
    await expect(test.outputOf(await test.submit('Print'))).resolves.toEqual([SecretString]);
  });

  test('can be one field of a JSON value', async () => {
    const test = await TestBatch.start(printing({ 'Fn::Join': ['', [{ Ref: 'Key' }, ':signing::']] }));
    await test.secrets.send(put('Key', JSON.stringify({ signing: 's3cret' })));
    await expect(test.outputOf(await test.submit('Print'))).resolves.toEqual(['s3cret']);
  });

  test('can be the version before', async () => {
    const test = await TestBatch.start(printing({ 'Fn::Join': ['', [{ Ref: 'Key' }, '::AWSPREVIOUS:']] }));
    for (const value of ['first', 'second']) { await test.secrets.send(put('Key', value)); }
    await expect(test.outputOf(await test.submit('Print'))).resolves.toEqual(['first']);
  });

  test('can be SSM parameters', async () => {
    const test = await TestBatch.start(printing('/render/name'));
    await expect(test.outputOf(await test.submit('Print'))).resolves.toEqual(['harbor']);
  });

  test.each([
    ['without a value', { Ref: 'Empty' }, /^ResourceInitializationError: .*`VALUE`: the secret arn:.*:Empty-\w{6} has no value; put one: aws secretsmanager put-secret-value --endpoint-url http:\/\/127/],
    ['without the field', { 'Fn::Join': ['', [{ Ref: 'Key' }, ':nothing::']] }, /^ResourceInitializationError: .*`VALUE`: the secret .* is no JSON object, so it has no field "nothing"$/],
    ['without the parameter', '/render/nothing', /^ResourceInitializationError: .*`VALUE`: the SSM parameter "\/render\/nothing" has no value; put one: aws ssm put-parameter /],
    ['with a source that is none', 'arn:aws:s3:::bucket', /^ResourceInitializationError: .*`valueFrom` must be the ARN of a Secrets Manager secret/],
  ])('%s fail it with a reason', async (_, valueFrom, statusReason) => {
    const test = await TestBatch.start(printing(valueFrom));
    const job = await test.finished(await test.submit('Print'));
    expect(job).toMatchObject({ status: 'FAILED', attempts: [{ statusReason: expect.stringMatching(statusReason) }] });
  });

  test('are shown by name and source only', async () => {
    const test = await TestBatch.start(printing({ Ref: 'Key' }));
    await test.secrets.send(put('Key', 's3cret'));
    const job = await test.finished(await test.submit('Print'));
    expect(job.container!.secrets).toEqual([{ name: 'VALUE', valueFrom: expect.stringMatching(/:secret:Key-\w{6}$/) }]);
    expect(JSON.stringify(job)).not.toContain('s3cret');
  });
});

describe('Secrets Manager', () => {
  test('keeps a generated value from run to run, for its owner only', async () => {
    const stateDirectory = temporaryFolder();
    const values = await Promise.all([1, 2].map(async () => {
      const test = await TestBatch.start(printing({ Ref: 'Key' }), { stateDirectory, earlierJobs: 'ignore' });
      return (await test.secrets.send(new GetSecretValueCommand({ SecretId: 'Key' }))).SecretString;
    }));
    expect(values[0]).toBe(values[1]);
    expect(statSync(join(stateDirectory, 'secrets.json')).mode.toString(8)).toMatch(/600$/);
    expect(statSync(stateDirectory).mode.toString(8)).toMatch(/700$/);
  });

  test('moves the labels with every new value', async () => {
    const test = await TestBatch.start(printing({ Ref: 'Key' }));
    const first = await test.secrets.send(put('Key', 'first'));
    const second = await test.secrets.send(put('Key', 'second'));
    const get = async (VersionStage: string) => test.secrets.send(new GetSecretValueCommand({ SecretId: 'Key', VersionStage }));
    await expect(get('AWSCURRENT')).resolves.toMatchObject({ SecretString: 'second', VersionId: second.VersionId, VersionStages: ['AWSCURRENT'] });
    await expect(get('AWSPREVIOUS')).resolves.toMatchObject({ SecretString: 'first', VersionId: first.VersionId });
  });

  test('takes binary values', async () => {
    const test = await TestBatch.start(printing({ Ref: 'Key' }));
    await test.secrets.send(new PutSecretValueCommand({ SecretId: 'Key', SecretBinary: Buffer.from([1, 2, 255]) }));
    const { SecretBinary, CreatedDate } = await test.secrets.send(new GetSecretValueCommand({ SecretId: 'Key' }));
    expect([...SecretBinary!]).toEqual([1, 2, 255]);
    expect(Math.abs(CreatedDate!.getTime() - Date.now())).toBeLessThan(60_000);
  });

  test.each([
    ['an unknown secret', new GetSecretValueCommand({ SecretId: 'Kee' }), 'ResourceNotFoundException', /the template has no "Kee"; there are Key, Empty$/],
    ['a secret without a value', new GetSecretValueCommand({ SecretId: 'Empty' }), 'ResourceNotFoundException', /^the secret "Empty" has no value with staging/],
    ['an unknown version', new GetSecretValueCommand({ SecretId: 'Key', VersionId: 'x'.repeat(32) }), 'ResourceNotFoundException', /of version id xxx/],
  ])('does not find %s', async (_, command, name, message) => {
    const test = await TestBatch.start(printing({ Ref: 'Key' }));
    await expect(test.secrets.send(command)).rejects
      .toMatchObject({ name, message: expect.stringMatching(message), $metadata: { httpStatusCode: 400 } });
  });

  test('rejects a value that is none, and does not repeat it', async () => {
    const test = await TestBatch.start(printing({ Ref: 'Key' }));
    await expect(test.secrets.send(new PutSecretValueCommand({ SecretId: 'Key' })))
      .rejects.toMatchObject({ name: 'InvalidParameterException', message: 'exactly one of `SecretString` and `SecretBinary` is required' });
    await expect(test.secrets.send(new PutSecretValueCommand({ SecretId: 'Key', SecretString: 4711 as unknown as string })))
      .rejects.toMatchObject({ name: 'InvalidParameterException', message: '`SecretString` must be a string, got a number' });
  });
});

describe('a secret that is created', () => {
  const create = async (test: TestBatch, Name: string, request: object = {}) => test.secrets.send(new CreateSecretCommand({ Name, ...request }));

  test('is the one that a job refers to by its name', async () => {
    const test = await TestBatch.start(printing('arn:aws:secretsmanager:us-east-1:000000000000:secret:render/new'));
    await create(test, 'render/new', { SecretString: 's3cret' });
    await expect(test.outputOf(await test.submit('Print'))).resolves.toEqual(['s3cret']);
    await expect(create(test, 'render/new')).rejects.toMatchObject({ name: 'ResourceExistsException' });
  });

  test('is there from run to run', async () => {
    const stateDirectory = temporaryFolder();
    const test = await TestBatch.start({}, { stateDirectory });
    const { ARN } = await create(test, 'render/new', { SecretString: 's3cret' });
    expect(ARN).toMatch(/^arn:aws:secretsmanager:us-east-1:000000000000:secret:render\/new-\w{6}$/);
    await test.batch.close();
    const again = await TestBatch.start({}, { stateDirectory });
    await expect(again.secrets.send(new GetSecretValueCommand({ SecretId: 'render/new' }))).resolves.toMatchObject({ ARN, SecretString: 's3cret' });
  });

  test('is described with its versions and their labels', async () => {
    const test = await TestBatch.start({});
    const { VersionId: first } = await create(test, 'New', { SecretString: 'first', Description: 'of a test', Tags: [{ Key: 'team', Value: 'render' }] });
    const { VersionId: second } = await test.secrets.send(put('New', 'second'));
    await expect(test.secrets.send(new DescribeSecretCommand({ SecretId: 'New' }))).resolves.toMatchObject({
      Name: 'New',
      Description: 'of a test',
      Tags: [{ Key: 'team', Value: 'render' }],
      CreatedDate: expect.any(Date),
      VersionIdsToStages: { [first!]: ['AWSPREVIOUS'], [second!]: ['AWSCURRENT'] },
    });
  });

  test('has a name of its own', async () => {
    const test = await TestBatch.start(printing({ Ref: 'Key' }));
    await expect(create(test, 'Key', { SecretString: 'x' })).rejects.toMatchObject({ name: 'ResourceExistsException' });
    await expect(create(test, 'a b')).rejects.toMatchObject({ name: 'InvalidParameterException', message: expect.stringMatching(/^`Name` must be at most 512/) });
  });
});

test('ListSecrets shows those of the template and those that were created, page by page, without values', async () => {
  const test = await TestBatch.start(printing({ Ref: 'Key' }));
  await test.secrets.send(new CreateSecretCommand({ Name: 'render/new', SecretString: 's3cret' }));
  const list = async (request: object) => test.secrets.send(new ListSecretsCommand(request));
  const { SecretList, NextToken } = await list({ MaxResults: 2 });
  expect(SecretList!.map(({ Name }) => Name)).toEqual(['Key', 'Empty']);
  const rest = await list({ MaxResults: 2, NextToken });
  expect(rest).toMatchObject({ SecretList: [{ Name: 'render/new', SecretVersionsToStages: expect.any(Object) }] });
  expect(JSON.stringify(rest)).not.toContain('s3cret');
  await expect(list({ Filters: [{ Key: 'name', Values: ['new', 'ke'] }] })).resolves.toMatchObject({ SecretList: [{ Name: 'Key' }, { Name: 'render/new' }] });
  await expect(list({ Filters: [{ Key: 'name', Values: ['!render'] }] })).resolves.toMatchObject({ SecretList: [{ Name: 'Key' }, { Name: 'Empty' }] });
});
