/**
 * Reads what `cdk synth` writes: a directory with a manifest of artifacts; those of interest are the stacks, their assets,
 * and the directories of stages, which are cloud assemblies again.
 *
 * https://docs.aws.amazon.com/cdk/api/v2/docs/cloud-assembly-schema-readme.html
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isObject, type JsonObject, member } from '#shared/model/record';
import { parseJson, TemplateError } from '#shared/model/template';
import { imagesOf, uploadsOf } from '#shared/templates/asset-manifest';
import { ConstructPaths } from '#shared/templates/construct-paths';
import type { ParseFile, TemplateSource } from '#shared/templates/template-source';

export const MANIFEST = 'manifest.json';

/** An entry of the manifest. */
interface Artifact {
  readonly id: string;
  readonly type: string;
  readonly declared: JsonObject;
}

/** Reads the cloud assembly in a directory, and those of its stages. */
export function readCloudAssembly(directory: string, parse: ParseFile): TemplateSource {
  const artifacts = readArtifacts(directory);
  const assets = ofType(artifacts, 'cdk:asset-manifest').map((artifact) => readJson(fileOf(directory, artifact, 'file')));
  const uploads = new Map(assets.flatMap((manifest) => uploadsOf(manifest, directory)));
  const stages = ofType(artifacts, 'cdk:cloud-assembly').map((artifact) => readCloudAssembly(stageDirectory(directory, artifact), parse));
  const stacks = ofType(artifacts, 'aws:cloudformation:stack').map((artifact) => readStack(directory, artifact, uploads, parse));
  return {
    stacks: [...stages.flatMap((stage) => stage.stacks), ...stacks],
    images: [...stages.flatMap((stage) => stage.images), ...assets.flatMap((manifest) => imagesOf(manifest, directory))],
  };
}

function readArtifacts(directory: string): Artifact[] {
  const artifacts = member(readJson(join(directory, MANIFEST)), 'artifacts');
  if (!isObject(artifacts)) {
    throw new TemplateError(`${join(directory, MANIFEST)} must list \`artifacts\`, got none: it is no cloud assembly`);
  }
  return Object.entries(artifacts).flatMap(([id, declared]) => (isObject(declared) ? [{ id, type: String(declared.type), declared }] : []));
}

function ofType(artifacts: readonly Artifact[], type: string): Artifact[] {
  return artifacts.filter((artifact) => artifact.type === type);
}

function readStack(directory: string, artifact: Artifact, uploads: ReadonlyMap<string, string>, parse: ParseFile) {
  const { id, declared } = artifact;
  const file = fileOf(directory, artifact, 'templateFile');
  const stackName = member(declared.properties, 'stackName');
  const metadata = typeof declared.additionalMetadataFile === 'string'
    ? readJson(resolve(directory, declared.additionalMetadataFile))
    : declared.metadata;
  return {
    ...parse(existing(file)),
    name: id,
    stackName: typeof stackName === 'string' ? stackName : id,
    file,
    assembly: { paths: new ConstructPaths(metadata), uploads },
  };
}

function stageDirectory(directory: string, artifact: Artifact): string {
  const nested = fileOf(directory, artifact, 'directoryName');
  if (!nested.startsWith(join(directory, '/'))) {
    throw new TemplateError(`the assembly "${artifact.id}" must be a directory inside of ${directory}, got ${nested}`);
  }
  return nested;
}

function fileOf(directory: string, { id, declared }: Artifact, property: string): string {
  const value = member(declared.properties, property);
  if (typeof value !== 'string') {
    throw new TemplateError(`the artifact "${id}" must have a \`${property}\`, got none in ${join(directory, MANIFEST)}`);
  }
  return resolve(directory, value);
}

function readJson(file: string): unknown {
  return parseJson(readFileSync(existing(file), 'utf8'), file);
}

function existing(file: string): string {
  if (!existsSync(file)) {
    throw new TemplateError(`the cloud assembly is incomplete: no such file: ${file}; run \`cdk synth\` again`);
  }
  return file;
}
