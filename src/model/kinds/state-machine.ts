import { jobStart } from '../job-start';
import { readObject, readText } from '../read-value';
import { type JsonObject, objectMember } from '../record';
import type { JobStarterModel } from '../start-types';
import { statesOf } from '../states';
import type { ResourceKind } from './kind';

/** `SubmitJob`: waiting for the end of the job or not, or by the AWS SDK. */
const SUBMIT_JOB = /:states:::(aws-sdk:)?batch:submitJob(\.sync|\.waitForTaskToken)?$/i;

/** A state machine, each of whose tasks may submit a job. */
export const STATE_MACHINE: ResourceKind<JobStarterModel> = {
  type: 'AWS::StepFunctions::StateMachine',
  nameProperty: 'StateMachineName',
  arnAttribute: 'Ref',
  read: ({ identity, properties }) => ({
    ...identity,
    starts: [...statesOf(properties)]
      .filter(({ state }) => typeof state.Resource === 'string' && SUBMIT_JOB.test(state.Resource))
      .map(({ name, state }) => jobStart(
        identity,
        { kind: 'state-machine', label: `the state \`${name}\``, roleArn: readText(properties, 'RoleArn') },
        requestOf(state),
      )),
  }),
};

/** `Parameters` where the queries are in JSONPath, `Arguments` where they are in JSONata. */
function requestOf(state: JsonObject): JsonObject {
  return readObject(state, 'Parameters') ?? objectMember(state, 'Arguments');
}
