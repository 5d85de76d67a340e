import { writeFileSync } from 'node:fs';
import { Command } from 'commander';

interface SimulateOptions {
  readonly workload: string;
  readonly svg?: string;
}

/** `batchworks simulate`: how long jobs would wait and run, without running them. */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description('say how long the jobs of a workload would wait and run: the scheduler of the local Batch on a virtual clock')
    .argument('<template>', 'the cdk.out folder, or a CloudFormation template')
    .requiredOption('--workload <file>', 'which jobs are submitted when, and how long they run, in YAML or JSON')
    .option('--svg <file>', 'draw the use of the environments and the jobs that wait, over time')
    .addHelpText('after', `
A workload is a list of submissions:

  seed: 1                       # the same seed gives the same numbers
  startup: { ec2: 3m, fargate: 45s }
  jobs:
    - job: Frame                # name, construct path or logical id
      count: 1000               # or arraySize: 48, or both
      every: 10s                # between two submissions; at: 5m is when the first one is
      duration: { mean: 90s, deviation: 20s }   # or 90s, or { min: 60s, max: 5m }
      failRate: 0.01            # of the attempts; spotInterruptRate: of those on Spot

Environments have the vCPUs that the template gives them. Nothing is run.

Examples:
  $ batchworks simulate cdk.out --workload workload.yaml
  $ batchworks simulate cdk.out --workload workload.yaml --svg workload.svg`)
    .action(async (template: string, { workload, svg }: SimulateOptions) => {
      const { readWorkload, renderChart, renderReport, simulate } = await import('../../simulate/index.js');
      const result = simulate(template, readWorkload(workload));
      process.stdout.write(renderReport(result));
      if (svg !== undefined) { writeFileSync(svg, renderChart(result)); }
    });
}
