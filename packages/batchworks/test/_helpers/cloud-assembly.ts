import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { template, temporaryFolder } from './templates';
import type { TemplateProps } from './templates';

/** The tag of the image that `cloudAssembly` has. */
export const IMAGE_TAG = 'f'.repeat(64);

/** The image, as a job definition calls it. */
export const IMAGE = { Image: { 'Fn::Sub': `\${AWS::AccountId}.dkr.ecr.\${AWS::Region}.\${AWS::URLSuffix}/assets:${IMAGE_TAG}` } };

/** Writes what `cdk synth` would: a stack, and an image asset with some files, built from them as `source` says, or made by its `executable`. */
export function cloudAssembly(content: TemplateProps, imageFiles: Record<string, string>, source: object = {}): string {
  const directory = join(temporaryFolder(), 'cdk.out'); // what is beside it is the test's too
  write(directory, {
    'manifest.json': {
      version: '48.0.0',
      artifacts: {
        'Stack': { type: 'aws:cloudformation:stack', properties: { templateFile: 'Stack.template.json' } },
        'Stack.assets': { type: 'cdk:asset-manifest', properties: { file: 'Stack.assets.json' } },
      },
    },
    'Stack.template.json': template(content),
    'Stack.assets.json': {
      version: '48.0.0',
      dockerImages: {
        [IMAGE_TAG]: {
          source: 'executable' in source ? source : { directory: `asset.${IMAGE_TAG}`, ...source },
          destinations: { here: { repositoryName: 'assets', imageTag: IMAGE_TAG } },
        },
      },
    },
  });
  write(join(directory, `asset.${IMAGE_TAG}`), imageFiles);
  return directory;
}

function write(directory: string, files: Record<string, object | string>) {
  for (const [name, content] of Object.entries(files)) {
    const file = join(directory, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  }
}
