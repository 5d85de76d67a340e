import { App, Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';

/**
 * An app under the strictest checks there are: every finding of CDK's own validation throws, and so does every rule of cdk-nag's
 * AwsSolutions pack that is not acknowledged with a reason.
 */
export function strictApp(): App {
  process.env.CDK_VALIDATION = 'true';
  const app = new App({ context: { '@aws-cdk/core:strictCfnValidateErrors': true, '@aws-cdk/aws-iam:minimizePolicies': true } });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}

/** The template of a stack; the hashes of assets, which change with every byte of them, are left out. */
export function templateOf(stack: Stack): any {
  const text = JSON.stringify(Template.fromStack(stack).toJSON());
  return JSON.parse(text.replace(/[0-9a-f]{64}/g, '<hash>'));
}
