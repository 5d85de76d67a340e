import { awscdk } from 'projen';

/** What a newcomer runs first, and what keeps the numbers honest. */
export class Demo {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    // On Node 20, jsii announces its end in a box of a dozen lines, once a command.
    project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

    const demo = project.addTask('demo', { description: 'Build, synthesize the render farm, and run its jobs on this machine' });
    demo.spawn(project.compileTask);
    demo.execArgs(['tsx', 'examples/typescript/render-farm/demo.ts']);
    demo.env('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true'); // on Node 20, the SDK announces what it will need next year

    const bench = project.addTask('bench', { description: 'Measure speed and size as ratios; prints a table, writes bench/results.json' });
    bench.spawn(project.compileTask);
    bench.env('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true');
    bench.execArgs(['tsx', '--tsconfig', 'bench/tsconfig.json', 'bench/run.ts'], { receiveArgs: true });

    project.package.setScript('batchworks', 'node packages/batchworks/bin/batchworks.js');
  }
}
