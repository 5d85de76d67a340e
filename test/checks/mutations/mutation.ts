/** A template as parsed, to be changed. */
export interface Template {
  Resources: Record<string, { Type: string; Properties: Record<string, any>; Metadata?: Record<string, any> }>;
}

/** Injects the violation of one rule; `false` where the template has no place for it. */
export type Mutation = (template: Template) => boolean;

/** By the id of the rule. */
export type Mutations = Readonly<Record<string, Mutation>>;
