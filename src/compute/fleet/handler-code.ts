import * as path from 'node:path';
import * as lambda from 'aws-cdk-lib/aws-lambda';

/** The oldest runtime that brings the AWS SDK for JavaScript v3 and is supported by AWS as well as by the oldest CDK that we support. */
const RUNTIME = lambda.Runtime.NODEJS_22_X;

/**
 * A handler of ours, as it was compiled with this library: nothing is bundled at synthesis, and the AWS SDK is the one of the runtime.
 *
 * @param name The folder beside this file whose `index` exports `handler`.
 */
export function handlerCode(name: string) {
  return {
    runtime: RUNTIME,
    handler: 'index.handler',
    code: lambda.Code.fromAsset(path.join(__dirname, name), { exclude: ['*.ts'] }), // declarations
  };
}
