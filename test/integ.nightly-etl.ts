import { Stack, Validations } from 'aws-cdk-lib';
import { acknowledgeKnown, strictApp, templateOf } from './_helpers/integ';
import { NightlyEtlStack } from '../examples/typescript/nightly-etl/nightly-etl-stack';

const REGION = '<AWS::Region>:<AWS::AccountId>';

/** What cdk-nag finds, beside what is acknowledged everywhere. */
const ACKNOWLEDGED: Record<string, string> = {
  'AwsSolutions-SF1': 'The history of each run is kept for 90 days; there is one run a night, and the clean-up runs seldom.',
  'AwsSolutions-SF2': 'The state machines call nothing but AWS services.',
  'AwsSolutions-SQS3': 'It is the dead-letter queue.',
  'AwsSolutions-L1': 'The oldest runtime that is supported, so that the oldest supported CDK knows it.',
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]': 'The role that the CDK gives a function.',
  [`AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:batch:${REGION}:job/*]`]: 'The ARN of a job tells nothing of its queue.',
  [`AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:${REGION}:execution:${nameIn('EtlNight4369D656', 6)}:*]`]: 'The runs of this graph.',
  ...Object.fromEntries(['EtlExtract7ACB5306', 'EtlTransformE965C79F', 'EtlLoadCA3986DC'].map((job) => [
    `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:batch:${REGION}:${nameIn(job, 5)}:*]`,
    'Any revision of the definition: a run that began before a deployment goes on.',
  ])),
};

/** A part of an ARN, as cdk-nag writes it. */
function nameIn(logicalId: string, index: number): string {
  return `{"Fn::Select":[${index},{"Fn::Split":[":",{"Ref":"${logicalId}"}]}]}`;
}

function acknowledgeOwn(stack: Stack) {
  Object.entries(ACKNOWLEDGED).forEach(([id, reason]) => Validations.of(stack).acknowledge({ id: `AwsSolutions::${id}`, reason }));
}

test('the nightly ETL', () => {
  const stack = new NightlyEtlStack(strictApp(), 'NightlyEtl');
  acknowledgeKnown(stack);
  acknowledgeOwn(stack);
  expect(templateOf(stack)).toMatchSnapshot();
});
