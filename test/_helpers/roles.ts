/** What a role may do: one line a permission, in the order of the template. */
interface Permission {
  readonly role: string;
  readonly actions: string[];
  readonly resources: string[];
  readonly conditions?: object;
}

const ROLE_POLICIES = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'];

/**
 * Every role of a template with what it may do, as a text to be read in a review: its managed policies, and each action with its resources.
 */
export function rolesOf(template: any): string {
  const all = permissionsOf(template);
  return resourcesOf(template, ['AWS::IAM::Role']).map(([id, { Properties }]) => [
    `${id} (${principalsOf(Properties.AssumeRolePolicyDocument)})`,
    ...(Properties.ManagedPolicyArns ?? []).map((arn: unknown) => `  managed policy ${text(arn)}`),
    ...all.filter(({ role }) => role === id).flatMap(lines),
  ].join('\n')).join('\n');
}

/** The actions that a role may do on all resources, each `role: action`. */
export function actionsOnEverything(template: any): string[] {
  return permissionsOf(template)
    .filter(({ resources }) => resources.includes('*'))
    .flatMap(({ role, actions }) => actions.map((action) => `${role}: ${action}`));
}

function permissionsOf(template: any): Permission[] {
  return [
    ...resourcesOf(template, ['AWS::IAM::Role']).flatMap(([role, { Properties }]) =>
      (Properties.Policies ?? []).flatMap(({ PolicyDocument }: any) => permissions(role, PolicyDocument))),
    ...resourcesOf(template, ROLE_POLICIES).flatMap(([, { Properties }]) =>
      (Properties.Roles ?? []).flatMap((role: unknown) => permissions(text(role), Properties.PolicyDocument))),
  ];
}

function permissions(role: string, document: any): Permission[] {
  return document.Statement.filter(({ Effect }: any) => Effect === 'Allow').map((statement: any) => ({
    role, actions: list(statement.Action), resources: list(statement.Resource).map(text), conditions: statement.Condition,
  }));
}

function lines({ actions, resources, conditions }: Permission): string[] {
  const where = conditions ? ` where ${Object.entries(conditions).flatMap(comparisons).join(' and ')}` : '';
  return actions.map((action) => `  ${action} on ${resources.join(', ')}${where}`);
}

function comparisons([operator, values]: [string, object]): string[] {
  return Object.entries(values).map(([key, value]) => `${key} ${operator} ${list(value).map(text).join(', ')}`);
}

function principalsOf(document: any): string {
  return document.Statement.map(({ Principal }: any) => Object.values(Principal).flat().map(text).join(', ')).join(', ');
}

function resourcesOf(template: any, types: string[]): [string, any][] {
  return Object.entries<any>(template.Resources).filter(([, { Type }]) => types.includes(Type));
}

const list = (value: unknown): unknown[] & string[] => (Array.isArray(value) ? value : [value]) as string[];

/** What CloudFormation makes of a value, as short as it can be told: `<Bucket.Arn>/*`. */
function text(value: any): string {
  if (typeof value !== 'object' || value === null) { return String(value); }
  if ('Ref' in value) { return value.Ref.startsWith('AWS::') ? `<${value.Ref}>` : value.Ref; }
  if ('Fn::GetAtt' in value) { return `<${list(value['Fn::GetAtt']).join('.')}>`; }
  if ('Fn::Join' in value) { return value['Fn::Join'][1].map(text).join(value['Fn::Join'][0]); }
  return list(value['Fn::Sub'])[0] ?? JSON.stringify(value);
}
