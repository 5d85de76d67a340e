/**
 * Reading CloudFormation templates: files in JSON or YAML, cloud assemblies with their stages, nested stacks.
 */
export { readTemplates } from './read-templates';
export type { Templates } from './read-templates';
export type { TemplateFile } from '#shared/templates/template-source';
export { unreadStacks } from '#shared/templates/nested-stacks';
export type { UnreadStack } from '#shared/templates/nested-stacks';
