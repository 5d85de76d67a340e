/** Checks that both tarballs hold what a user needs, and nothing else: `npx projen packages`. */
import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { contentOf, filesIn, PackageName, ROOT, tarballOf } from './tarballs';

interface Contents {
  /** Each of these matches a file. */
  readonly needed: RegExp[];
  /** A file that none of `needed` and of these matches should not be there. */
  readonly allowed: RegExp[];
  /** Not a byte more; raise it knowingly. In November 2026 they had 0.53 MB and 1.02 MB. */
  readonly maxMegabytes: number;
}

const MANIFEST = [/^package\.json$/, /^README\.md$/, /^LICENSE$/];

const PACKAGES: Record<PackageName, Contents> = {
  'cdk-batchworks': {
    needed: [...MANIFEST, /^\.jsii$/, /^lib\/index\.js$/, /^lib\/index\.d\.ts$/, /^lib\/[^/]+\/[^/]+\.lambda\/index\.js$/],
    allowed: [/^lib\/.+\.js$/, /^lib\/.+\.d\.ts$/],
    maxMegabytes: 0.8,
  },
  'batchworks': {
    needed: [...MANIFEST, /^bin\/batchworks\.js$/, /^lib\/index\.js$/, /^lib\/index\.d\.ts$/, /^lib\/shared\/model\/.+\.js$/, /^lib\/shared\/checks\/rules\/.+\.js$/],
    allowed: [/^lib\/.+\.js$/, /^lib\/.+\.d\.ts$/],
    maxMegabytes: 1.5,
  },
};

/** Neither belongs into a package, whatever its folder is called. */
const FOREIGN = /(^|\/)(test|node_modules|packages|coverage|projenrc)\/|\.test\.|\.map$/;

function problemsOf(name: PackageName): string[] {
  const { needed, allowed, maxMegabytes } = PACKAGES[name];
  const tarball = tarballOf(name);
  const files = filesIn(tarball);
  const megabytes = statSync(tarball).size / 1e6;
  console.log(`${relative(ROOT, tarball)}: ${files.length} files, ${megabytes.toFixed(2)} MB`);
  return [
    ...needed.filter((pattern) => !files.some((file) => pattern.test(file))).map((pattern) => `no file is ${pattern}`),
    ...files.filter((file) => FOREIGN.test(file) || ![...needed, ...allowed].some((pattern) => pattern.test(file)))
      .map((file) => `${file} does not belong into the package`),
    ...megabytes > maxMegabytes ? [`it must not have more than ${maxMegabytes} MB, got ${megabytes.toFixed(2)}`] : [],
  ].map((problem) => `${name}: ${problem}`);
}

function versionsProblem(): string[] {
  const versions = Object.keys(PACKAGES).map((name) => JSON.parse(contentOf(tarballOf(name as PackageName), 'package.json')).version);
  return new Set(versions).size > 1 ? [`both packages must have one version, got ${versions.join(' and ')}`] : [];
}

const problems = [...Object.keys(PACKAGES).flatMap((name) => problemsOf(name as PackageName)), ...versionsProblem()];
problems.forEach((problem) => console.error(problem));
process.exitCode = problems.length > 0 ? 1 : 0;
