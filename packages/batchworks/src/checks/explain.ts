import { documentationOf } from '#shared/checks/inspect';
import type { Rule } from '#shared/checks/rule';
import { RETIRED, RULES } from '#shared/checks/rules/index';
import picocolors from 'picocolors';
import type { FormatOptions } from './format';
import { wrap } from './formats/wrap';
import { InputError } from './input-error';
import { byDistance } from '../private/closest';

/** So many ids are listed where there is none of the name. */
const LISTED = 3;

/**
 * What a rule is about, in words.
 *
 * @throws InputError when there is no such rule
 */
export function explain(id: string, { colors = picocolors, columns = 80 }: Partial<FormatOptions> = {}, rules: readonly Rule[] = RULES): string {
  const rule = rules.find((candidate) => candidate.id.toLowerCase() === id.toLowerCase());
  if (!rule) {
    const retired = RETIRED.find((candidate) => candidate.id.toLowerCase() === id.toLowerCase());
    if (retired) {
      return `${colors.bold(retired.id)} ${retired.title} ${colors.dim('(not checked)')}\n\n${wrap(retired.reason, columns, columns).join('\n')}\n`;
    }
    const closest = byDistance(id, rules.map((candidate) => candidate.id)).slice(0, LISTED);
    throw new InputError(`no rule "${id}"; the closest ${closest.length === 1 ? 'is' : 'are'} ${closest.join(', ')}`);
  }
  const paragraph = (text: string) => wrap(text, columns, columns).join('\n');
  return `${[
    `${colors.bold(rule.id)} ${rule.title} ${colors.dim(`(${rule.severity})`)}`,
    paragraph(rule.explanation),
    paragraph(`What to change: ${rule.remedy}`),
    [...rule.links, documentationOf(rule)].join('\n'),
  ].join('\n\n')}\n`;
}
