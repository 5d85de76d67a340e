import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { aws_ssm } from 'aws-cdk-lib/interfaces';
import { fail } from '../private/errors';
import { isKnown } from '../private/tokens';

/** The ARN of a parameter, which may be an L1, an L2 or an import. An L1 tells its name; before it stands a slash, which the name may bring. */
export function arnOfParameter(parameter: aws_ssm.IParameterRef): string {
  if (isParameter(parameter)) { return parameter.parameterArn; }
  const { parameterName } = parameter.parameterRef;
  const name = ssm.CfnParameter.isCfnParameter(parameter) ? parameter.name ?? GENERATED : parameterName;
  if (!isKnown(name)) {
    fail(undefined, `\`parameter\` must tell whether its name begins with a slash, got ${parameter.node.path}, whose name is known at deployment only; `
      + 'import it by `StringParameter.fromStringParameterAttributes` with `simpleName` (IAM-09)');
  }
  const { region, account } = parameter.env;
  const separator = name.startsWith('/') ? '' : '/';
  return Stack.of(parameter).formatArn({
    service: 'ssm', region, account, resource: `parameter${separator}${parameterName}`, arnFormat: ArnFormat.NO_RESOURCE_NAME,
  });
}

/** What CloudFormation makes has no slash: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ssm-parameter.html */
const GENERATED = 'CFN-';

function isParameter(parameter: aws_ssm.IParameterRef): parameter is ssm.IParameter {
  return 'parameterArn' in parameter;
}
