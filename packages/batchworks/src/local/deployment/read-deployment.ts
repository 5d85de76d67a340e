import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { readModel } from '#shared/model/batch-model';
import { parseTemplate } from '#shared/model/template';
import type { BatchModel } from '#shared/model/types';
import { type AssemblyContent, MANIFEST, readCloudAssembly } from './cloud-assembly';
import type { Deployment } from './deployment';
import { DeploymentError } from './errors';
import { LOCAL_ENVIRONMENT } from './physical-names';

/**
 * Reads a CloudFormation template, or a cloud assembly (the `cdk.out` that `cdk synth` writes).
 *
 * @param path a template's file, or the directory of a cloud assembly
 * @throws DeploymentError, or TemplateError, when there is nothing to deploy
 */
export function readDeployment(path: string): Deployment {
  const source = resolve(path);
  const { templates, images } = readSource(source);
  const model = readModel(templates, LOCAL_ENVIRONMENT);
  if (isEmpty(model)) {
    throw new DeploymentError(
      `no AWS Batch resource in ${source}; templates must declare a job queue, a compute environment or a job definition, got ${
        templates.length === 1 ? '1 template' : `${templates.length} templates`} without any`,
    );
  }
  return { model, images, source };
}

function readSource(source: string): AssemblyContent {
  if (!existsSync(source)) {
    throw new DeploymentError(`no such file or directory: ${source}; give a template or the directory of a cloud assembly (run \`cdk synth\` first)`);
  }
  if (!statSync(source).isDirectory()) {
    return basename(source) === MANIFEST ? readCloudAssembly(dirname(source)) : readTemplateFile(source);
  }
  if (!existsSync(join(source, MANIFEST))) {
    throw new DeploymentError(`no ${MANIFEST} in ${source}; a cloud assembly must have one: run \`cdk synth\` first, or give a template's file`);
  }
  return readCloudAssembly(source);
}

/** A template that is part of a cloud assembly has its images and construct paths from there. */
function readTemplateFile(file: string): AssemblyContent {
  if (['.yaml', '.yml'].includes(extname(file).toLowerCase())) {
    throw new DeploymentError(`a template must be JSON, got YAML in ${file}; convert it, or give a cloud assembly`);
  }
  if (existsSync(join(dirname(file), MANIFEST))) {
    const assembly = readCloudAssembly(dirname(file));
    const templates = assembly.templates.filter((template) => template.file === file);
    if (templates.length > 0) {
      return { ...assembly, templates };
    }
  }
  const name = basename(file).replace(/(\.template)?\.json$/, '');
  return { templates: [{ name, file, template: parseTemplate(readFileSync(file, 'utf8'), file) }], images: [] };
}

function isEmpty({ jobQueues, jobDefinitions, computeEnvironments }: BatchModel) {
  return jobQueues.length + jobDefinitions.length + computeEnvironments.length === 0;
}
