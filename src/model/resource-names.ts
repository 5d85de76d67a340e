import type { NamedTemplate, TemplateEnvironment } from './environment';
import { type NameOf, Stacks } from './intrinsics/stacks';
import type { ResourceKind } from './kinds/kind';
import { type Nameable, uniqueNames } from './names';
import { constructPath } from './paths';
import { resourcesOfType } from './resources';
import type { ResourceIdentity } from './types';
import { Unknown } from './unknown';

/**
 * Names all resources of the kinds, before anything is resolved that depends on the names.
 *
 * A name that is made of another resource's attribute is as good as none: only a deploy tells it.
 */
export function nameResources(
  templates: readonly NamedTemplate[], environment: TemplateEnvironment, kinds: readonly ResourceKind<ResourceIdentity>[],
): NameOf {
  const unresolved = new Unknown('a name must not depend on another resource');
  const stacks = new Stacks(templates, { ...environment, attributeOf: () => unresolved }, (_, logicalId) => logicalId);
  const names = new Map<string, string>();
  for (const kind of kinds) {
    const resources = nameables(stacks, kind);
    for (const [index, name] of uniqueNames(resources).entries()) {
      names.set(keyOf(resources[index].template, resources[index].logicalId), name);
    }
  }
  return (template, logicalId) => names.get(keyOf(template, logicalId)) ?? logicalId;
}

function nameables(stacks: Stacks, { type, nameProperty }: ResourceKind<ResourceIdentity>): Nameable[] {
  return resourcesOfType(stacks, type).map(({ scope, logicalId, reference }) => {
    const physicalName = nameProperty && reference.property(nameProperty);
    return {
      template: scope.name,
      logicalId,
      path: constructPath(scope.named, logicalId),
      physicalName: typeof physicalName === 'string' && physicalName !== '' ? physicalName : undefined,
    };
  });
}

function keyOf(template: string, logicalId: string) {
  return JSON.stringify([template, logicalId]);
}
