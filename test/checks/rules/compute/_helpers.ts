import { compute, outcomes, type Resources } from '../../_helpers';

/** What a rule says of one compute environment, `Compute`: `violates`, `holds`, `unknown`, or `undefined`. */
export function outcomeOfCompute(
  id: string, type: string, computeResources: object = {}, properties: object = {}, others: Resources = {},
): string | undefined {
  return outcomes(id, { ...others, Compute: compute(type, computeResources, properties) }).Compute;
}

export function launchTemplate(data: unknown) {
  return { Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: data } };
}

/** A launch template that the template does not declare. */
export const FOREIGN_TEMPLATE = { LaunchTemplate: { LaunchTemplateId: 'lt-0abc' } };

/** A use of the launch template `Template` in its latest version. */
export const OWN_TEMPLATE = { LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: { 'Fn::GetAtt': ['Template', 'LatestVersionNumber'] } } };

/** What a rule says of a compute environment that has a launch template with these data. */
export function outcomeOfTemplate(id: string, data: unknown, computeResources: object = {}, type = 'EC2'): string | undefined {
  return outcomeOfCompute(id, type, { ...OWN_TEMPLATE, ...computeResources }, {}, { Template: launchTemplate(data) });
}

/** User data that AWS Batch takes: a MIME message of one script. */
export function multipart(script: string) {
  const message = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="=="\n\n--==\nContent-Type: text/x-shellscript\n\n';
  return { UserData: { 'Fn::Base64': `${message}${script}\n--==--\n` } };
}
