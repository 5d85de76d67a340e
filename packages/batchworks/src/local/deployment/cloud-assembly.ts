/**
 * Reads what `cdk synth` writes: a directory with a manifest of artifacts; those of interest are the stacks, their assets,
 * and the directories of stages, which are cloud assemblies again.
 *
 * https://docs.aws.amazon.com/cdk/api/v2/docs/cloud-assembly-schema-readme.html
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { NamedTemplate } from '#shared/model/environment';
import { isObject, type JsonObject, member, objectMember } from '#shared/model/record';
import { parseJson, parseTemplate } from '#shared/model/template';
import type { ImageAsset } from '#shared/model/types';
import { DeploymentError } from './errors';

export const MANIFEST = 'manifest.json';

/** A template and the file that it comes from. */
export interface TemplateFile extends NamedTemplate {
  readonly file: string;
}

export interface AssemblyContent {
  readonly templates: readonly TemplateFile[];
  readonly images: readonly ImageAsset[];
}

type ReadArtifact = (directory: string, id: string, artifact: JsonObject) => AssemblyContent;

const ARTIFACTS: Readonly<Record<string, ReadArtifact>> = {
  'aws:cloudformation:stack': readStack,
  'cdk:asset-manifest': readAssets,
  'cdk:cloud-assembly': (directory, id, artifact) => {
    const nested = resolve(directory, textProperty(directory, id, artifact, 'directoryName'));
    if (!nested.startsWith(join(directory, '/'))) {
      throw new DeploymentError(`the assembly "${id}" must be a directory inside of ${directory}, got ${nested}`);
    }
    return readCloudAssembly(nested);
  },
};

/** Reads the cloud assembly in a directory, and those of its stages. */
export function readCloudAssembly(directory: string): AssemblyContent {
  const manifest = readJson(join(directory, MANIFEST));
  const artifacts = member(manifest, 'artifacts');
  if (!isObject(artifacts)) {
    throw new DeploymentError(`${join(directory, MANIFEST)} must list \`artifacts\`, got none: it is no cloud assembly`);
  }
  const contents = Object.entries(artifacts).map(([id, artifact]) => readArtifact(directory, id, artifact));
  return { templates: contents.flatMap(({ templates }) => templates), images: contents.flatMap(({ images }) => images) };
}

function readArtifact(directory: string, id: string, artifact: unknown): AssemblyContent {
  const type = String(member(artifact, 'type'));
  return isObject(artifact) && Object.hasOwn(ARTIFACTS, type) ? ARTIFACTS[type](directory, id, artifact) : { templates: [], images: [] };
}

function readStack(directory: string, id: string, artifact: JsonObject): AssemblyContent {
  const file = resolve(directory, textProperty(directory, id, artifact, 'templateFile'));
  const stackName = member(artifact.properties, 'stackName');
  return {
    templates: [{
      name: id,
      stackName: typeof stackName === 'string' ? stackName : id,
      file,
      template: parseTemplate(readText(file), file),
      paths: constructPaths(directory, artifact),
    }],
    images: [],
  };
}

/** The assembly knows the construct path of every logical id; the template only where the CDK was asked to write it there. */
function constructPaths(directory: string, artifact: JsonObject): Map<string, string> {
  const metadata = typeof artifact.additionalMetadataFile === 'string'
    ? readJson(resolve(directory, artifact.additionalMetadataFile))
    : artifact.metadata;
  const paths = new Map<string, string>();
  for (const [path, entries] of Object.entries(isObject(metadata) ? metadata : {})) {
    for (const entry of Array.isArray(entries) ? entries as unknown[] : []) {
      if (member(entry, 'type') === 'aws:cdk:logicalId') {
        paths.set(String(member(entry, 'data')), path.replace(/^\//, ''));
      }
    }
  }
  return paths;
}

/** The images that are built from a folder; one that a command of the user makes has none. */
function readAssets(directory: string, id: string, artifact: JsonObject): AssemblyContent {
  const assets = readJson(resolve(directory, textProperty(directory, id, artifact, 'file')));
  return { templates: [], images: Object.values(objectMember(assets, 'dockerImages')).flatMap((image) => imageAssets(directory, image)) };
}

function imageAssets(directory: string, image: unknown): ImageAsset[] {
  const { directory: folder, dockerFile } = objectMember(image, 'source');
  if (typeof folder !== 'string') {
    return [];
  }
  const tags = Object.values(objectMember(image, 'destinations')).map((destination) => member(destination, 'imageTag'));
  return [...new Set(tags)].filter((tag) => typeof tag === 'string').map((tag) => ({
    tag,
    directory: resolve(directory, folder),
    dockerfile: typeof dockerFile === 'string' ? dockerFile : 'Dockerfile',
  }));
}

function textProperty(directory: string, id: string, artifact: JsonObject, name: string): string {
  const value = member(artifact.properties, name);
  if (typeof value !== 'string') {
    throw new DeploymentError(`the artifact "${id}" must have a \`${name}\`, got none in ${join(directory, MANIFEST)}`);
  }
  return value;
}

function readJson(file: string): unknown {
  return parseJson(readText(file), file);
}

function readText(file: string): string {
  if (!existsSync(file)) {
    throw new DeploymentError(`the cloud assembly is incomplete: no such file: ${file}; run \`cdk synth\` again`);
  }
  return readFileSync(file, 'utf8');
}
