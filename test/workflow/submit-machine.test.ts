import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { resubmission } from '../../src/workflow/resubmission';
import { SubmitMachine } from '../../src/workflow/submit-machine';
import { propertiesOf, testStack } from '../_helpers/stack';
import { textOf } from '../_helpers/template-text';

// it has no types
// eslint-disable-next-line @typescript-eslint/no-require-imports
const validate = require('asl-validator');

test.each([
  [sfn.QueryLanguage.JSON_PATH, { Parameters: { 'JobName': 'frame', 'Parameters.$': '$.Parameters' } }],
  [sfn.QueryLanguage.JSONATA, { Arguments: resubmission({ queueArn: 'arn', keepsShare: true, arrayIndexVariable: 'TILE' }) }],
])('is valid in %s', (queryLanguage, request) => {
  const stack = testStack();
  new SubmitMachine(stack, 'Submit', { comment: 'Submits a job', deadLetterQueue: new sqs.Queue(stack, 'Failed'), queryLanguage, request });
  const definition = JSON.parse(textOf(propertiesOf(stack, 'AWS::StepFunctions::StateMachine')[0].DefinitionString).replace(/<AWS::Partition>/g, 'aws'));
  expect(validate(definition)).toEqual({ isValid: true, errors: [], errorsText: expect.anything() });
});
