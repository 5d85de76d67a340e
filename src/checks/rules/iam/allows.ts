/** Whether policies allow something. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html */
import { matches } from './patterns';
import { statementsOf } from './role-statements';
import type { RoleModel, Statement, Statements } from '../../../model/access-types';
import { symbolOf } from '../../../model/symbols';
import type { Known } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import type { Inspection } from '../../inspection';

/** What an action is done to. */
export interface Target {
  /** The ARNs that policies may call it by: one that is allowed is enough. */
  readonly arns: readonly string[];
  /** Whether the resource of a statement is another one of the same kind for certain. */
  isAnother?(resource: string): boolean;
}

/** For an action that knows no resource. */
export const ANYTHING: Target = { arns: ['*'] };

/** A resource that no template tells: only `*` is it for certain, and what is not allowed at all is not allowed on it. */
export const SOMETHING: Target = { arns: [symbolOf('something')] };

/** Answers whether policies allow actions, each question once. */
export class Access {
  private readonly answers = new Map<string, Known<boolean>>();

  constructor(
    private readonly statements: Statements,
    /** Whether something that is not known takes away some of what the statements allow. */
    private readonly bounded: boolean,
  ) {}

  public allows(action: string, target: Target): Known<boolean> {
    const question = `${action} ${target.arns[0]}`;
    let answer = this.answers.get(question);
    if (answer === undefined) {
      answer = this.decide(action, target);
      this.answers.set(question, answer);
    }
    return answer;
  }

  private decide(action: string, target: Target): Known<boolean> {
    const verdicts = this.statements.map((statement) => apply(statement, action, target));
    if (verdicts.includes('denied')) {
      return false;
    }
    const doubt = verdicts.find((verdict) => verdict instanceof Unknown);
    if (!verdicts.includes('allowed')) {
      return doubt ?? false;
    }
    if (verdicts.includes('perhaps denied')) {
      return new Unknown(`whether a statement denies ${action}, only a deploy tells`);
    }
    return this.bounded ? new Unknown(`a permissions boundary may take ${action} away`) : true;
  }
}

/** What a role may do. */
export function accessOf(role: RoleModel, inspection: Inspection): Access {
  return inspection.once(role, makeAccess);
}

function makeAccess(role: RoleModel, inspection: Inspection): Access {
  return new Access(statementsOf(role, inspection), role.bounded);
}

type Verdict = 'allowed' | 'denied' | 'perhaps denied' | Unknown | undefined;

function apply(statement: Known<Statement>, action: string, target: Target): Verdict {
  if (!isKnown(statement)) {
    return statement;
  }
  const applies = both(aboutAction(statement, action), () => aboutTarget(statement, target));
  if (applies === false) {
    return undefined;
  }
  const certain = applies && !statement.conditional;
  if (statement.effect === 'Deny') {
    return certain ? 'denied' : 'perhaps denied';
  }
  return certain ? 'allowed' : new Unknown(`a statement allows ${action} ${applies ? 'under a condition' : 'on what only a deploy names'}`);
}

function aboutAction({ actions, notActions }: Statement, action: string): boolean | undefined {
  // Services and actions are written in any case.
  return negatedIf(notActions, some(actions, (pattern) => matches(pattern.toLowerCase(), action.toLowerCase())));
}

function aboutTarget({ resources, notResources }: Statement, { arns, isAnother }: Target): boolean | undefined {
  return resources.length === 0
    || negatedIf(notResources, some(resources, (pattern) => !isAnother?.(pattern) && some(arns, (arn) => matches(pattern, arn))));
}

/** Whether one of them does; `undefined` where one may and none does for certain. */
function some(texts: readonly Known<string>[], condition: (text: string) => boolean | undefined): boolean | undefined {
  let doubt = false;
  for (const text of texts) {
    const answer = isKnown(text) ? condition(text) : undefined;
    if (answer) {
      return true;
    }
    doubt ||= answer === undefined;
  }
  return doubt ? undefined : false;
}

function both(first: boolean | undefined, second: () => boolean | undefined): boolean | undefined {
  if (first === false) {
    return false;
  }
  const other = second();
  return other === false ? false : first && other;
}

function negatedIf(negated: boolean, answer: boolean | undefined): boolean | undefined {
  return negated && answer !== undefined ? !answer : answer;
}
