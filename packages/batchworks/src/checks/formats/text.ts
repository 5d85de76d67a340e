/** The report for people: what was found about each resource, and a summary in words as its last line. */
import type { Finding, Undecided } from '#shared/checks/report';
import type { Severity } from '#shared/checks/rule';
import { printable } from '../../private/printable';
import type { UnreadStack } from '../../templates';
import type { Format, FormatOptions } from '../format';
import { type Located, type Location, locator, shownFile } from './location';
import { claim, summaryInWords } from './summary';
import { wrap } from './wrap';

type Paint = 'red' | 'yellow' | 'cyan';

const LOOKS: Readonly<Record<Severity, { readonly symbol: string; readonly paint: Paint }>> = {
  error: { symbol: '✖', paint: 'red' },
  warning: { symbol: '▲', paint: 'yellow' },
  info: { symbol: '●', paint: 'cyan' },
};

export const text: Format = (inspected, options) => {
  const { report: { findings, undecided }, templates, unread } = inspected;
  const locate = locator(templates);
  const sections = <T extends Finding | Undecided>(all: readonly T[], describe: (item: T, options: FormatOptions) => string) => byResource(all)
    .map((items) => [title(items[0], locate(items[0]), options), ...items.map((item) => describe(item, options))].join('\n'));
  return `${[
    ...sections(findings, describeFinding),
    ...(options.unknown ? sections(undecided, describeUndecided) : []),
    ...unread.map((stack) => [title(stack, locate(stack), options), describeUnread(stack, options)].join('\n')),
    ...claim(inspected).map((sentence) => options.colors.green(`✔ ${sentence}`)),
    summaryInWords(inspected, options),
  ].join('\n\n')}\n`;
};

/** Those of one resource beside each other, in the order of the first of each: the worst resource comes first. */
function byResource<T extends Finding | Undecided>(items: readonly T[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = JSON.stringify([item.template, item.resource]);
    const group = groups.get(key);
    if (group) {
      group.push(item);
    } else {
      groups.set(key, [item]);
    }
  }
  return [...groups.values()];
}

/** `Farm/Frame  cdk.out/Farm.template.json:412` */
function title({ path, resource, template }: Located, location: Location | undefined, { colors }: FormatOptions): string {
  const where = location ? `${shownFile(location.file)}${location.place ? `:${location.place.line}` : ''}` : template;
  return `${colors.bold(printable(path ?? resource))}  ${colors.dim(printable(where))}`;
}

function describeFinding({ id, severity, message, remedy }: Finding, { colors, columns }: FormatOptions): string {
  const { symbol, paint } = LOOKS[severity];
  const [first, ...rest] = wrap(printable(message), columns - `  x ${severity} ${id} `.length, columns - 4);
  return [
    `  ${colors[paint](`${symbol} ${severity}`)} ${colors.dim(id)} ${first}`,
    ...rest.map((line) => `    ${line}`),
    ...wrap(printable(remedy), columns - 6, columns - 6).map((line, index) => `    ${index === 0 ? colors.dim('→') : ' '} ${line}`),
  ].join('\n');
}

function describeUndecided({ id, reason }: Undecided, { colors, columns }: FormatOptions): string {
  const [first, ...rest] = wrap(printable(reason), columns - `  ? cannot be told ${id} `.length, columns - 4);
  return [`  ${colors.dim(`? cannot be told ${id}`)} ${first}`, ...rest.map((line) => `    ${line}`)].join('\n');
}

function describeUnread({ reason }: UnreadStack, { colors, columns }: FormatOptions): string {
  const [first, ...rest] = wrap(`${printable(reason)}: nothing in it is checked; check its file by itself`, columns - '  ? not read '.length, columns - 4);
  return [`  ${colors.yellow('? not read')} ${first}`, ...rest.map((line) => `    ${line}`)].join('\n');
}
