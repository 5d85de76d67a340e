/**
 * The report for code scanning services and editors, in the Static Analysis Results Interchange Format.
 *
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { documentationOf } from '#shared/checks/inspect';
import type { Finding, Undecided } from '#shared/checks/report';
import type { Rule, Severity } from '#shared/checks/rule';
import { version } from '../../private/version';
import type { Format } from '../format';
import { type Located, type Location, locator, shownFile } from './location';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

export const sarif: Format = ({ report, rules, templates, unread }, options) => {
  const locate = locator(templates);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const common = (subject: Finding | Undecided) => ({
    ruleId: subject.id,
    ruleIndex: indexes.get(subject.id),
    locations: [locationOf(subject, locate(subject))],
  });
  const results = [
    ...report.findings.map((finding) => ({ ...common(finding), level: LEVELS[finding.severity], message: { text: inWords(finding) } })),
    ...(options.unknown ? report.undecided : []).map((undecided) => ({
      ...common(undecided), kind: 'open', level: 'none', message: { text: `Cannot be told: ${undecided.reason}` },
    })),
  ];
  return `${JSON.stringify({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'batchworks',
          version: version(),
          informationUri: 'https://github.com/cdk-batchworks/cdk-batchworks',
          rules: rules.map(descriptorOf),
        },
      },
      ...(unread.length > 0 && {
        invocations: [{
          executionSuccessful: true,
          toolExecutionNotifications: unread.map((stack) => ({
            level: 'warning', message: { text: `Not read: ${stack.reason}.` }, locations: [locationOf(stack, locate(stack))],
          })),
        }],
      }),
      results,
    }],
  }, undefined, 2)}\n`;
};

function descriptorOf(rule: Rule) {
  const { id, title, severity, explanation, remedy, links } = rule;
  return {
    id,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: explanation },
    help: {
      text: [explanation, remedy, ...links].join('\n\n'),
      markdown: [explanation, `**What to change:** ${remedy}`, links.map((link) => `- <${link}>`).join('\n')].join('\n\n'),
    },
    helpUri: documentationOf(rule),
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function inWords({ message, remedy }: Finding): string {
  return `${message.endsWith('.') ? message : `${message}.`} ${remedy}`;
}

function locationOf(subject: Located, location: Location | undefined) {
  return {
    ...(location && {
      physicalLocation: {
        artifactLocation: artifactOf(location.file),
        ...(location.place && { region: { startLine: location.place.line, startColumn: location.place.column } }),
      },
    }),
    logicalLocations: [{ name: subject.resource, fullyQualifiedName: subject.path ?? `${subject.template}/${subject.resource}`, kind: 'resource' }],
  };
}

/** Relative to the folder that the command was called in, which is that of the repository for who uploads the report. */
function artifactOf(file: string) {
  const shown = shownFile(file);
  return isAbsolute(shown)
    ? { uri: pathToFileURL(shown).href }
    : { uri: shown.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
