import { awscdk } from 'projen';

/** What a newcomer runs first, and what keeps the numbers honest. */
export class Demo {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    const demo = project.addTask('demo', { description: 'Build, synthesize the render farm, and run its jobs on this machine' });
    demo.spawn(project.compileTask);
    demo.execArgs(['tsx', 'examples/typescript/render-farm/demo.ts']);

    const bench = project.addTask('bench', { description: 'Measure speed and size as ratios; prints a table, writes bench/results.json' });
    bench.spawn(project.compileTask);
    bench.execArgs(['tsx', 'bench/run.ts'], { receiveArgs: true });

    project.package.setScript('batchworks', 'node packages/batchworks/bin/batchworks.js');
  }
}
