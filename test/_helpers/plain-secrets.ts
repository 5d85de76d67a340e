/** What of a template could hold the value of a secret, as paths to it. Empty where every secret is only referred to. */
export function plainSecretsOf(template: any): string[] {
  return [
    ...pathsOf(template, (value) => typeof value === 'string' && DYNAMIC_REFERENCE.test(value)),
    ...Object.entries<any>(template.Resources).flatMap(([id, { Type, Properties = {} }]) => FINDERS[Type]?.(Properties).map((path) => `${id}.${path}`) ?? []),
  ];
}

/** CloudFormation puts the value in its place, for all to read who may describe the resource. */
const DYNAMIC_REFERENCE = /\{\{resolve:(secretsmanager|ssm-secure):/;

/** Names under which a value is likely a secret. */
const SECRET_NAME = /pass(word|wd|phrase)|secret|token|credential|private_?key|api_?key|signing_?key/i;

/** Where in a resource the value of a secret could stand. */
const FINDERS: Record<string, (properties: any) => string[]> = {
  'AWS::SecretsManager::Secret': (properties) => pathsOf(properties, (_, key) => key === 'SecretString'),
  'AWS::SSM::Parameter': ({ Type }) => (Type === 'SecureString' ? ['Value'] : []),
  'AWS::Batch::JobDefinition': (properties) => [
    ...pathsOf(properties, (value) => SECRET_NAME.test(value?.Name) && typeof value.Value === 'string'),
    ...pathsOf(properties, (value, key) => key === 'ValueFrom' && typeof value === 'string' && !value.startsWith('arn:')),
  ],
};

function pathsOf(tree: any, matches: (value: any, key: string) => boolean, path: string[] = []): string[] {
  const own = path.length > 0 && matches(tree, path[path.length - 1]) ? [path.join('.')] : [];
  const children = tree && typeof tree === 'object' ? Object.entries(tree) : [];
  return [...own, ...children.flatMap(([key, value]) => pathsOf(value, matches, [...path, key]))];
}
