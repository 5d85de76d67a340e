import type { JsonObject } from '../record';

/** The `State` of a queue or a compute environment: enabled unless the template says otherwise, as in CloudFormation. */
export function stateOf(properties: JsonObject): 'ENABLED' | 'DISABLED' {
  return String(properties.state).toUpperCase() === 'DISABLED' ? 'DISABLED' : 'ENABLED';
}
