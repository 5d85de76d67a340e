import type { ResourceReference } from './environment';
import { textOf } from './intrinsics/evaluation';
import type { TemplateScope } from './intrinsics/scope';
import type { Stacks } from './intrinsics/stacks';
import type { ResourceKind } from './kinds/kind';
import { constructPath } from './paths';
import { isObject, member, objectMember } from './record';
import type { ResourceIdentity } from './types';
import { Unknown } from './unknown';

/** A resource that is deployed, and where it stands. */
export interface DeclaredResource {
  readonly scope: TemplateScope;
  readonly logicalId: string;
  readonly reference: ResourceReference;
}

/** The resources of a type, in the order of the templates. */
export function resourcesOfType(stacks: Stacks, type: string): DeclaredResource[] {
  return stacks.scopes.flatMap((scope) => scope.logicalIdsOf(type)
    .map((logicalId) => ({ scope, logicalId, reference: scope.reference(logicalId) }))
    .filter((resource): resource is DeclaredResource => !(resource.reference instanceof Unknown)));
}

/** The resources of a kind, read. */
export function readResources<Model extends ResourceIdentity>(stacks: Stacks, kind: ResourceKind<Model>): Model[] {
  return resourcesOfType(stacks, kind.type).map(({ scope, logicalId, reference }) => {
    const properties = scope.resolve(scope.template.Resources[logicalId].Properties);
    const ref = scope.environment.attributeOf(reference, 'Ref');
    const arn = textOf(scope.environment.attributeOf(reference, kind.arnAttribute));
    const physicalName = kind.nameProperty && member(properties, kind.nameProperty);
    return kind.read({
      identity: {
        template: scope.name,
        logicalId,
        path: constructPath(scope.named, logicalId),
        name: reference.name,
        arn: String(arn),
        references: [...new Set([ref, arn, physicalName].filter((text) => typeof text === 'string'))],
      },
      properties: isObject(properties) ? properties : {},
      metadata: objectMember(scope.template.Resources[logicalId], 'Metadata'),
      ref,
      dependsOn: [scope.template.Resources[logicalId].DependsOn].flat().filter((name): name is string => typeof name === 'string'),
    });
  });
}
