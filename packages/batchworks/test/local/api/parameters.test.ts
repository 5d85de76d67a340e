import { GetParameterCommand, GetParametersCommand } from '@aws-sdk/client-ssm';
import { TestBatch } from '../../_helpers/test-batch';

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
    .rejects.toThrow('`Names` must have 1 to 10 names, got 11');
});
