import { resolve } from 'node:path';
import { readModel } from '#shared/model/batch-model';
import type { BatchModel } from '#shared/model/types';
import type { Deployment } from './deployment';
import { DeploymentError } from './errors';
import { LOCAL_ENVIRONMENT } from './physical-names';
import { readTemplates } from '../../templates';

/**
 * Reads a CloudFormation template, or a cloud assembly (the `cdk.out` that `cdk synth` writes).
 *
 * @param path a template's file, or the directory of a cloud assembly
 * @throws DeploymentError, or TemplateError, when there is nothing to deploy
 */
export function readDeployment(path: string): Deployment {
  const source = resolve(path);
  const { templates, images } = readTemplates([source]);
  const model = readModel(templates, LOCAL_ENVIRONMENT);
  if (isEmpty(model)) {
    throw new DeploymentError(
      `no AWS Batch resource in ${source}; templates must declare a job queue, a compute environment or a job definition, got ${
        templates.length === 1 ? '1 template' : `${templates.length} templates`} without any`,
    );
  }
  return { model, images, source };
}

function isEmpty({ jobQueues, jobDefinitions, computeEnvironments }: BatchModel) {
  return jobQueues.length + jobDefinitions.length + computeEnvironments.length === 0;
}
