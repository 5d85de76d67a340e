import { awscdk } from 'projen';
import { BatchworksPackage } from './batchworks-package';

/**
 * One version for both packages, and one job that publishes both to npm. What projen has for the library is extended: it bumps, packs and
 * publishes one package. Why they share a version: `docs/adr/0009-one-version.md`.
 */
export class LockStepRelease {
  constructor(private readonly library: awscdk.AwsCdkConstructLibrary, private readonly batchworks: BatchworksPackage) {
    this.bumpBoth();
    this.packBoth();
    this.publishBoth();
  }

  private bumpBoth() {
    const cwd = 'packages/batchworks';
    this.task('bump').exec('npm pkg set version="$(cat ../../dist/version.txt)"', { cwd });
    this.task('unbump').exec('npm pkg set version=0.0.0', { cwd });
  }

  /**
   * `dist` is what the jobs of a workflow hand on. `batchworks` has a folder of its own there: the jobs that make a Python wheel and so on from the
   * library take what they find in `dist/js`, and expect one file.
   */
  private packBoth() {
    this.batchworks.packageTask.reset('mkdir -p ../../dist/batchworks');
    this.batchworks.packageTask.exec('npm pack --pack-destination ../../dist/batchworks');
    // `package-all` makes all five languages: that needs Maven, Go and .NET, which a workflow sets up one by one.
    this.library.packageTask.reset();
    this.library.packageTask.spawn(this.task('package:js'));
    this.library.packageTask.exec('npx projen package', { cwd: 'packages/batchworks' });
  }

  private publishBoth() {
    this.library.release!.publisher.publishToNpm({
      trustedPublishing: true,
      prePublishSteps: [{ name: 'Put batchworks beside the library', run: 'mv dist/batchworks/*.tgz dist/js/' }],
    });
  }

  private task(name: string) {
    return this.library.tasks.tryFind(name)!;
  }
}
