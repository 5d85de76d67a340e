import { IConstruct } from 'constructs';

/**
 * Refuses a misuse at once.
 *
 * A plain `Error`: jsii carries only the message into Python, Java, .NET and Go, so the construct's path is part of it.
 * Value classes, which have no place in the tree, give no scope.
 */
export function fail(scope: IConstruct | undefined, message: string): never {
  throw new Error(scope ? `${scope.node.path}: ${message}` : message);
}
