import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { ROOT, tarballOf } from './tarballs';

/** A set of versions that the packages are tried with. */
export interface Cdk {
  readonly 'aws-cdk-lib': string;
  readonly 'constructs': string;
}

/** A folder far from the repository, in which both packages are installed as npm would bring them to a user. */
export class Sandbox {
  public static install(cdk: Cdk): Sandbox {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'batchworks-sandbox-')));
    const dependencies = {
      ...cdk,
      'cdk-batchworks': `file:${tarballOf('cdk-batchworks')}`,
      'batchworks': `file:${tarballOf('batchworks')}`,
    };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
    // No package needs its install script; one compiles an optional part, which takes a compiler and a minute.
    execFileSync('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    return new Sandbox(folder);
  }

  private constructor(public readonly folder: string) {}

  public remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** What a command of the sandbox prints, run with a given Node.js; it throws what the command printed where that fails. */
  public run(node: string, command: string, ...args: string[]): string {
    const env = {
      ...process.env,
      PATH: [dirname(node), process.env.PATH].join(delimiter),
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', // Node 20 is one of those that are tried
    };
    try {
      return execFileSync(command, args, { cwd: this.folder, encoding: 'utf8', stdio: 'pipe', env });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${[command, ...args].join(' ')} failed in ${this.folder}:\n${stdout}${stderr}`);
    }
  }

  /** The examples and the apps of `test/integ.*.ts`, importing the package where they import its sources. */
  public addApps() {
    cpSync(join(ROOT, 'examples/typescript'), join(this.folder, 'examples/typescript'), { recursive: true, filter: (file) => !/cdk\.out|output|\.batchworks/.test(file) });
    mkdirSync(join(this.folder, 'test/_helpers'), { recursive: true });
    cpSync(join(ROOT, 'test/packaging/app.js'), join(this.folder, 'app.js'));
    for (const folder of ['test', 'test/_helpers']) {
      readdirSync(join(ROOT, folder)).filter((file) => /^(?!.*\.test\.).*\.ts$/.test(file)).forEach((file) => this.addSource(`${folder}/${file}`));
    }
    this.addSource('test/_helpers/any-cdk.ts', 'test/_helpers/integ.ts');
  }

  private addSource(file: string, as = file) {
    const source = readFileSync(join(ROOT, file), 'utf8').replace(/'(\.\.\/)+src'/g, "'cdk-batchworks'");
    writeFileSync(join(this.folder, as), source);
  }
}
