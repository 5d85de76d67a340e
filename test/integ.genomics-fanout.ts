import { Stack, Validations } from 'aws-cdk-lib';
import { acknowledgeKnown, strictApp, templateOf } from './_helpers/integ';
import { GenomicsFanoutStack } from '../examples/typescript/genomics-fanout/genomics-fanout-stack';

const BATCH = 'arn:<AWS::Partition>:batch:<AWS::Region>:<AWS::AccountId>';

/** What cdk-nag finds beside what is acknowledged everywhere. */
const OWN: Record<string, string> = {
  'AwsSolutions-L1': 'The oldest runtime that is supported, so that the oldest supported CDK knows it.',
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]': 'The role of a function.',
  ...Object.fromEntries(['GenomicsAlignD8CB0DF8', 'GenomicsMerge3DE713A0'].map((job) => [
    `AwsSolutions-IAM5[Resource::${BATCH}:{"Fn::Select":[5,{"Fn::Split":[":",{"Ref":"${job}"}]}]}:*]`,
    'Any revision of the definition: what was submitted before a deployment still gets to the on-demand queue.',
  ])),
  [`AwsSolutions-IAM5[Resource::${BATCH}:job/*]`]: 'The id of a job is not known before it is submitted, with its tags.',
  'AwsSolutions-SF1': 'The fallback has one step and runs seldom; the history of each of its runs is kept for 90 days.',
  'AwsSolutions-SF2': 'The fallback calls nothing but AWS Batch.',
  'AwsSolutions-SQS3': 'It is the dead-letter queue.',
};

function acknowledgeOwn(stack: Stack) {
  Object.entries(OWN).forEach(([id, reason]) => Validations.of(stack).acknowledge({ id: `AwsSolutions::${id}`, reason }));
}

test('the genomics fan-out', () => {
  const stack = new GenomicsFanoutStack(strictApp(), 'GenomicsFanout');
  acknowledgeKnown(stack);
  acknowledgeOwn(stack);
  expect(templateOf(stack)).toMatchSnapshot();
});
