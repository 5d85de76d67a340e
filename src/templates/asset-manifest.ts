/**
 * What a cloud assembly says about the files that are uploaded and the images that are built before a deploy.
 *
 * https://docs.aws.amazon.com/cdk/api/v2/docs/cloud-assembly-schema-readme.html
 */
import { resolve } from 'node:path';
import { isObject, type JsonObject, mapObject, member, objectMember } from '../model/record';
import type { ImageAsset } from '../model/types';

/** The images that the CDK builds from a folder, or a command of the user makes. */
export function imagesOf(manifest: unknown, directory: string): ImageAsset[] {
  return Object.values(objectMember(manifest, 'dockerImages')).flatMap((image) => {
    const source = sourceOf(objectMember(image, 'source'), directory);
    return source === undefined ? [] : tagsOf(image).map((tag) => ({ tag, ...source }));
  });
}

function sourceOf(source: JsonObject, assembly: string) {
  const { directory, dockerFile, dockerBuildTarget, dockerBuildArgs, networkMode, executable } = source;
  if (Array.isArray(executable) && executable.length > 0) {
    return { command: executable.map(String), workingDirectory: assembly };
  }
  return typeof directory !== 'string' ? undefined : {
    directory: resolve(assembly, directory),
    dockerfile: typeof dockerFile === 'string' ? dockerFile : 'Dockerfile',
    ...(typeof dockerBuildTarget === 'string' && { target: dockerBuildTarget }),
    ...(isObject(dockerBuildArgs) && { buildArgs: mapObject(dockerBuildArgs, String) as Record<string, string> }),
    ...(typeof networkMode === 'string' && { networkMode }),
  };
}

function tagsOf(image: unknown): string[] {
  const tags = Object.values(objectMember(image, 'destinations')).map((destination) => member(destination, 'imageTag'));
  return [...new Set(tags)].filter((tag) => typeof tag === 'string');
}

/** The files that are uploaded, by the last part of the key that they get. */
export function uploadsOf(manifest: unknown, directory: string): [key: string, file: string][] {
  return Object.values(objectMember(manifest, 'files')).flatMap((asset) => {
    const { path } = objectMember(asset, 'source');
    return typeof path !== 'string' ? [] : Object.values(objectMember(asset, 'destinations'))
      .map((destination): [string, string] => [lastPart(String(member(destination, 'objectKey'))), resolve(directory, path)]);
  });
}

/** What follows the last slash of a key or an address. */
export function lastPart(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}
