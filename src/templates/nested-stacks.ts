import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { lastPart } from './asset-manifest';
import type { ParseFile, StackFile, TemplateFile } from './template-source';
import { member, objectMember } from '../model/record';
import { type Resource, TemplateError } from '../model/template';

/** The resources that deploy a nested stack, and the property that names its template. */
const NESTED_STACKS: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::Stack': 'TemplateURL',
  'AWS::Serverless::Application': 'Location',
};

/** A stack holds 500 resources, so this is a deep or a very wide application; without a limit, a few files could nest each other for ever. */
const MAX_NESTED_STACKS = 1000;

/** A template, and the files of those that it is nested in. */
interface Branch {
  readonly template: TemplateFile;
  readonly files: readonly string[];
}

/** The template of a stack and those of all stacks nested in it, where they are on this machine. */
export function withNestedStacks(stack: StackFile, parse: ParseFile): TemplateFile[] {
  const { name, stackName, file, template, placeOf, assembly } = stack;
  const branches: Branch[] = [{ template: { name, stackName, file, template, placeOf, paths: assembly?.paths.root }, files: [file] }];
  // The list grows while it is gone through, parents before their children.
  for (const branch of branches) {
    branches.push(...childrenOf(branch, stack, parse));
    if (branches.length > MAX_NESTED_STACKS) {
      throw new TemplateError(`${file} must have at most ${MAX_NESTED_STACKS} nested stacks, got more`);
    }
  }
  return branches.map((branch) => branch.template);
}

/** A nested stack whose template is not on this machine. */
export interface UnreadStack {
  /** The logical id of the resource that deploys it. */
  readonly resource: string;
  readonly path?: string;
  readonly template: string;
  readonly reason: string;
}

/** The nested stacks of templates of which nothing is known, because their templates are elsewhere. */
export function unreadStacks(templates: readonly TemplateFile[]): UnreadStack[] {
  const read = new Set(templates.map(({ parent }) => JSON.stringify([parent?.template, parent?.logicalId])));
  return templates.flatMap(({ name, template, paths }) => Object.entries(template.Resources)
    .filter(([logicalId, { Type }]) => Object.hasOwn(NESTED_STACKS, Type) && !read.has(JSON.stringify([name, logicalId])))
    .map(([logicalId, resource]) => ({ resource: logicalId, path: paths?.get(logicalId), template: name, reason: whyUnread(resource) })));
}

function whyUnread(resource: Resource): string {
  const url = objectMember(resource, 'Properties')[NESTED_STACKS[resource.Type]];
  return typeof url === 'string' ? `its template is at ${url}` : 'only the deployment tells where its template is';
}

function childrenOf({ template: parent, files }: Branch, { assembly }: StackFile, parse: ParseFile): Branch[] {
  return Object.entries(parent.template.Resources).flatMap(([logicalId, resource]) => {
    const file = nestedFile(resource, logicalId, parent.file, assembly);
    if (file === undefined || files.includes(file)) {
      return [];
    }
    const template: TemplateFile = {
      ...parse(file),
      name: `${parent.name}/${logicalId}`,
      stackName: `${parent.stackName ?? parent.name}-${logicalId}`,
      parent: { template: parent.name, logicalId },
      file,
      paths: assembly?.paths.nestedAt(parent.paths?.get(logicalId)),
    };
    return [{ template, files: [...files, file] }];
  });
}

/** The file of a nested template; `undefined` where it is elsewhere, or only a deploy tells. */
function nestedFile(resource: Resource, logicalId: string, parentFile: string, assembly: StackFile['assembly']): string | undefined {
  const property = Object.hasOwn(NESTED_STACKS, resource.Type) ? NESTED_STACKS[resource.Type] : undefined;
  if (property === undefined) {
    return undefined;
  }
  const url = objectMember(resource, 'Properties')[property];
  const asset = objectMember(resource, 'Metadata')['aws:asset:path'];
  const path = typeof asset === 'string' ? asset : assembly?.uploads.get(lastPart(endOf(url))) ?? localPath(url);
  if (path === undefined) {
    return undefined;
  }
  const file = resolve(dirname(parentFile), path);
  if (!existsSync(file)) {
    throw new TemplateError(`the nested stack "${logicalId}" of ${parentFile} must have its template in ${file}, which does not exist`);
  }
  return file;
}

/** The end of the address of a template, which tells enough: the CDK joins it from the names of the region and of the bucket. */
function endOf(url: unknown): string {
  const joined = member(url, 'Fn::Join');
  const parts: unknown = Array.isArray(joined) ? joined[1] : member(url, 'Fn::Sub') ?? url;
  const end: unknown = Array.isArray(parts) ? parts.at(-1) : parts;
  return typeof end === 'string' ? end : '';
}

/** The path that `aws cloudformation package` and `sam build` are to replace by an address. */
function localPath(url: unknown): string | undefined {
  return typeof url === 'string' && url !== '' && !/^\w[\w+.-]+:/.test(url) ? url : undefined;
}
