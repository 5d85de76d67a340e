import * as lambda from 'aws-cdk-lib/aws-lambda';

/** The oldest runtime that brings the AWS SDK for JavaScript v3 and is supported by AWS as well as by the oldest CDK that we support. */
const RUNTIME = lambda.Runtime.NODEJS_22_X;

/**
 * A handler of ours, as it was compiled with this library: nothing is bundled at synthesis, and the AWS SDK is the one of the runtime.
 *
 * @param folder The folder whose `index` exports `handler`: `path.join(__dirname, 'NAME.lambda')`.
 */
export function handlerCode(folder: string) {
  return {
    runtime: RUNTIME,
    handler: 'index.handler',
    code: lambda.Code.fromAsset(folder, { exclude: ['*.ts'] }), // declarations
  };
}
