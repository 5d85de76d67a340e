import { statSync } from 'node:fs';
import { join } from 'node:path';
import { GetParameterCommand, GetParametersCommand, PutParameterCommand, type PutParameterCommandInput } from '@aws-sdk/client-ssm';
import { temporaryFolder } from '../../../../_helpers/templates';
import { TestBatch } from '../../../../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

const parameter = (Properties: object) => ({ Type: 'AWS::SSM::Parameter', Properties: { ...Properties } });
const resources = {
  Owner: parameter({ Name: '/farm/owner', Type: 'String', Value: 'harbor' }),
  Zones: parameter({ Name: 'zones', Type: 'StringList', Value: 'a,b' }),
  Elsewhere: parameter({ Name: 'elsewhere', Type: 'String', Value: { 'Fn::ImportValue': 'x' } }),
};
const OWNER_ARN = 'arn:aws:ssm:us-east-1:000000000000:parameter/farm/owner';

test('GetParameters gives what the template has, and says what it has not', async () => {
  const test = await TestBatch.start({ resources });
  const answer = await test.parameters.send(new GetParametersCommand({ Names: ['/farm/owner', 'zones', 'elsewhere', 'nothing'], WithDecryption: true }));
  expect(answer).toMatchObject({
    Parameters: [
      { Name: '/farm/owner', Type: 'String', Value: 'harbor', Version: 1, ARN: OWNER_ARN, DataType: 'text' },
      { Name: 'zones', Type: 'StringList', Value: 'a,b' },
    ],
    InvalidParameters: ['elsewhere', 'nothing'],
  });
});

test('GetParameter takes an ARN', async () => {
  const test = await TestBatch.start({ resources });
  await expect(test.parameters.send(new GetParameterCommand({ Name: OWNER_ARN }))).resolves.toMatchObject({ Parameter: { Name: '/farm/owner', Value: 'harbor' } });
  await expect(test.parameters.send(new GetParameterCommand({ Name: 'nothing' }))).rejects.toMatchObject({ name: 'ParameterNotFound' });
});

test('GetParameters takes 1 to 10 names', async () => {
  const test = await TestBatch.start({});
  await expect(test.parameters.send(new GetParametersCommand({ Names: Array.from({ length: 11 }, (_, index) => `n${index}`) })))
    .rejects.toMatchObject({ name: 'ValidationException', message: '`Names` must have 1 to 10 names, got 11' });
});

describe('a parameter that is put', () => {
  const TOKEN = '/farm/token';
  const put = async (test: TestBatch, request: Partial<PutParameterCommandInput> = {}) =>
    test.parameters.send(new PutParameterCommand({ Name: TOKEN, Value: 's3cret', Type: 'SecureString', ...request }));
  const get = async (test: TestBatch, Name = TOKEN, WithDecryption = true) => {
    return (await test.parameters.send(new GetParameterCommand({ Name, WithDecryption }))).Parameter!;
  };

  test('is the SecureString that a job refers to', async () => {
    const container = { Secrets: [{ Name: 'TOKEN', ValueFrom: 'arn:aws:ssm:eu-west-1:123456789012:parameter/farm/token' }] };
    const test = await TestBatch.start({ jobs: { Job: { command: ['sh', '-c', 'echo $TOKEN'], container } } });
    const failed = await test.finished(await test.submit('Job'));
    expect(failed.attempts![0].statusReason).toMatch(/^ResourceInitializationError: .*`TOKEN`: the SSM parameter "\/farm\/token" has no value; put one: aws ssm put-parameter --endpoint-url http:\/\/127.* --type SecureString --name '\/farm\/token' --value VALUE$/);
    await expect(put(test)).resolves.toMatchObject({ Version: 1, Tier: 'Standard' });
    const jobId = await test.submit('Job');
    await expect(test.outputOf(jobId)).resolves.toEqual(['s3cret']);
    expect(JSON.stringify(await test.describe(jobId))).not.toContain('s3cret');
  });

  test('is shown with decryption only', async () => {
    const test = await TestBatch.start({});
    await put(test);
    await expect(get(test)).resolves.toMatchObject({ Type: 'SecureString', Value: 's3cret', Version: 1, ARN: 'arn:aws:ssm:us-east-1:000000000000:parameter/farm/token' });
    expect((await get(test, TOKEN, false)).Value).not.toContain('s3cret');
    const { Parameters } = await test.parameters.send(new GetParametersCommand({ Names: [TOKEN] }));
    expect(Parameters).toMatchObject([{ Type: 'SecureString', Value: expect.not.stringContaining('s3cret') }]);
  });

  test('is replaced on request only, and keeps its type', async () => {
    const test = await TestBatch.start({ resources });
    await put(test);
    await expect(put(test, { Value: 'other' })).rejects.toMatchObject({ name: 'ParameterAlreadyExists' });
    await expect(put(test, { Value: 'other', Type: undefined, Overwrite: true })).resolves.toMatchObject({ Version: 2 });
    await expect(get(test)).resolves.toMatchObject({ Type: 'SecureString', Value: 'other' });
    await expect(put(test, { Name: '/farm/owner' })).rejects.toMatchObject({ name: 'ParameterAlreadyExists' });
    await put(test, { Name: '/farm/owner', Value: 'quay', Type: undefined, Overwrite: true });
    await expect(get(test, OWNER_ARN)).resolves.toMatchObject({ Name: '/farm/owner', Type: 'String', Value: 'quay', Version: 2 });
  });

  test('is there from run to run, for its owner only', async () => {
    const stateDirectory = temporaryFolder();
    await put(await TestBatch.start({}, { stateDirectory }));
    await TestBatch.closeAll();
    expect(statSync(join(stateDirectory, 'parameters.json')).mode.toString(8)).toMatch(/600$/);
    await expect(get(await TestBatch.start({}, { stateDirectory }))).resolves.toMatchObject({ Value: 's3cret' });
  });

  test.each<[string, Partial<PutParameterCommandInput>, string]>([
    ['no type', { Type: undefined }, '`Type` is required for a parameter that is new'],
    ['a space in its name', { Name: 'a b' }, '`Name` must be a name of letters, digits and _.-, or up to 15 of them with a slash before each, got "a b"'],
    ['levels without a slash before them', { Name: 'a/b' }, '`Name` must be a name of letters, digits and _.-, or up to 15 of them with a slash before each, got "a/b"'],
    ['more than 8 KB', { Value: 's3cret'.repeat(1366) }, '`Value` must have at most 8192 bytes, got 8196'],
    ['a value that is no text', { Value: ['s3cret'] as unknown as string }, '`Value` must be a string, got a list'],
  ])('is refused with %s, and the value is not repeated', async (_, request, message) => {
    const test = await TestBatch.start({});
    await expect(put(test, request)).rejects.toMatchObject({ name: 'ValidationException', message });
  });
});
