import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib';
import { readAssemblyTemplates, readTemplate } from './assembly-templates';
import type { BatchChecksReport, BatchFinding } from './batch-checks-report';
import { inspect } from './inspect';
import type { Finding, Report } from './report';
import { RULES } from './rules';
import { readModel } from '../model/batch-model';
import type { NamedTemplate } from '../model/environment';
import { SYMBOLIC_ENVIRONMENT } from '../model/symbols';
import { parseTemplate } from '../model/template';
import type { BatchModel } from '../model/types';

/** Options of `BatchChecks`. */
export interface BatchChecksProps {
  /**
   * Whether a warning stops the synthesis, as an error does.
   *
   * @default false
   */
  readonly warningsAsErrors?: boolean;

  /**
   * Whether advice is shown, too.
   *
   * @default true
   */
  readonly advice?: boolean;

  /**
   * The templates that are deployed now, as files: with them, what an update would do is checked, too (a compute environment that is replaced,
   * a queue that loses its jobs). A template is compared with the one of the same file name.
   *
   * `aws cloudformation get-template --stack-name Render --query TemplateBody > deployed/Render.template.json` writes one.
   *
   * @default - only what the templates say by themselves is checked
   */
  readonly deployedTemplates?: string[];
}

/**
 * Says at synthesis what AWS Batch would say after the deployment, or never: that a job cannot start, and why.
 *
 * A plugin for the CDK's validation. What it finds is reported with the path of the construct; an error stops the synthesis. A finding that
 * is right as it is gets acknowledged where it stands: `Validations.of(job).acknowledge({ id: 'BatchChecks::JD-09', reason: '…' })`.
 *
 * A check that cannot be told, because of an imported resource or a value that only the deployment knows, is no finding. No finding
 * means that nothing in the templates keeps these jobs from starting, given capacity, quotas, images and existing secrets.
 *
 * It looks at all of AWS Batch in the app, whatever construct made it.
 *
 * @see https://github.com/cdk-batchworks/cdk-batchworks/blob/main/docs/checks.md
 *
 * @example
 * declare const app: App;
 *
 * Validations.of(app).addPlugins(new BatchChecks());
 */
export class BatchChecks implements IPolicyValidationPlugin {
  /**
   * Checks one template, for example in a test: `BatchChecks.inspect(Template.fromStack(stack).toJSON())`.
   *
   * @param template The template, as an object.
   * @returns What was found. Nothing is thrown for a finding.
   */
  public static inspect(template: { [key: string]: any }): BatchChecksReport {
    const { findings, summary } = inspect(modelOf([{ name: 'Template', template: parseTemplate(JSON.stringify(template), 'the template') }]));
    return { findings: findings as BatchFinding[], holds: summary.holds, unknown: summary.unknown };
  }

  /** The name, which is also the namespace of the ids for acknowledgements: `BatchChecks::SZ-09`. */
  public readonly name = 'BatchChecks';

  /** The version of this library. */
  public readonly version?: string = (JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as { version: string }).version;

  /** The ids of all checks. */
  public readonly ruleIds?: string[] = RULES.map(({ id }) => id);

  private readonly before: readonly NamedTemplate[];

  constructor(private readonly props: BatchChecksProps = {}) {
    this.before = (props.deployedTemplates ?? []).map(readTemplate);
  }

  /**
   * Checks the templates of an app. The CDK calls it.
   *
   * @param context What the CDK has synthesized.
   */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const violations = assembliesOf(context.templatePaths).flatMap((files) => this.inspectAssembly(files));
    return { success: violations.every(({ severity }) => severity !== 'error'), violations, pluginVersion: this.version };
  }

  private inspectAssembly(files: readonly string[]): PolicyViolation[] {
    const templates = readAssemblyTemplates(files);
    const fileOf = new Map(templates.map(({ name, file }) => [name, file]));
    const report = inspect(modelOf(templates), this.before.length > 0 ? modelOf(this.before) : undefined);
    return this.shown(report).map((finding) => ({
      ruleName: finding.id,
      description: finding.message,
      fix: `${finding.remedy} See ${finding.url}`,
      severity: this.severityOf(finding),
      violatingResources: [{ resourceLogicalId: finding.resource, templatePath: fileOf.get(finding.template), locations: [] }],
    }));
  }

  private shown({ findings }: Report): readonly Finding[] {
    return this.props.advice === false ? findings.filter(({ severity }) => severity !== 'info') : findings;
  }

  private severityOf({ severity }: Finding): string {
    return severity === 'warning' && this.props.warningsAsErrors ? 'error' : severity;
  }
}

/** Stacks that are deployed together: each stage of an app has a directory of its own, and the same names in each. */
function assembliesOf(files: readonly string[]): string[][] {
  const byDirectory = new Map<string, string[]>();
  for (const file of files) {
    byDirectory.set(dirname(file), [...byDirectory.get(dirname(file)) ?? [], file]);
  }
  return [...byDirectory.values()];
}

function modelOf(templates: readonly NamedTemplate[]): BatchModel {
  return readModel(templates, SYMBOLIC_ENVIRONMENT);
}
