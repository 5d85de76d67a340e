import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { FileAssetPackaging, Lazy, Stack, Stage, Token } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { PARTITION, State } from './machine/states';

/** A template has 1 MB for all resources: a definition above this size goes into a file beside it. */
const MAX_INLINE_BYTES = 100_000;

/** What a value is assumed to take that is known at the deployment only; ARNs of AWS Batch have up to 128 characters after the name's kind. */
const UNKNOWN_VALUE = 'x'.repeat(120);

/**
 * Gives a state machine the definition that there is when the app is synthesized: jobs are added until then.
 *
 * Small ones stand in the template. Large ones become a file asset, in which what is not known yet (ARNs) is a placeholder that
 * CloudFormation fills in. Which of the two it is, only the complete graph tells; so the asset is added during the synthesis.
 */
export function defineAtSynthesis(machine: sfn.StateMachine, render: () => State) {
  const resource = machine.node.defaultChild as sfn.CfnStateMachine;
  const stack = Stack.of(machine);
  const text = () => JSON.stringify(render()).replaceAll(PARTITION, stack.partition);
  const isLarge = () => text().length > MAX_INLINE_BYTES;
  resource.definitionString = Lazy.string({ produce: () => (isLarge() ? undefined : stack.toJsonString(JSON.parse(text()))) });
  resource.definitionS3Location = Lazy.any({ produce: () => (isLarge() ? upload(stack, withPlaceholders(text()).text) : undefined) });
  resource.definitionSubstitutions = Lazy.any({ produce: () => (isLarge() ? withPlaceholders(text()).values : undefined) });
}

/** The bytes that Step Functions will get, as far as that is known. */
export function definitionBytes(definition: unknown): number {
  return Buffer.byteLength(JSON.stringify(definition, (_, value) => (isUnknown(value) ? UNKNOWN_VALUE : value)));
}

function withPlaceholders(text: string): { text: string; values: { [name: string]: string } } {
  const names = new Map<string, string>();
  const replaced = JSON.stringify(JSON.parse(text), (_, value) => {
    if (!isUnknown(value)) { return value; }
    const name = names.get(value) ?? `JobGraphValue${names.size}`;
    names.set(value, name);
    return `\${${name}}`;
  });
  return { text: replaced, values: Object.fromEntries([...names].map(([value, name]) => [name, value])) };
}

function isUnknown(value: unknown): value is string {
  return typeof value === 'string' && Token.isUnresolved(value);
}

function upload(stack: Stack, text: string): sfn.CfnStateMachine.S3LocationProperty {
  const sourceHash = createHash('sha256').update(text).digest('hex');
  const stage = Stage.of(stack)!;
  const file = path.join(stage.assetOutdir, `asset.${sourceHash}.json`);
  fs.writeFileSync(file, text);
  const { bucketName, objectKey } = stack.synthesizer.addFileAsset({
    sourceHash, fileName: path.relative(stage.outdir, file), packaging: FileAssetPackaging.FILE, deployTime: true,
  });
  return { bucket: bucketName, key: objectKey };
}
