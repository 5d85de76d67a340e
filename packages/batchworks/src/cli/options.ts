import { type Command, InvalidArgumentError, Option } from 'commander';
import { type EventSink, eventSink } from './event-sink';
import { ENGINE_NAMES, type EngineName } from '../local/engines/engine-names';

/** The options of every command that starts a local Batch. */
export interface LocalBatchOptions {
  readonly port?: number;
  readonly state?: string;
  readonly vcpus?: number;
  readonly memory?: number;
  readonly engine?: EngineName;
  readonly allowPrivileged?: boolean;
  readonly events?: EventSink;
}

/** Adds them to a command. */
export function withLocalBatchOptions(command: Command): Command {
  return command
    .argument('<template>', 'the cdk.out folder, or a CloudFormation template')
    .option('--port <number>', 'the port to listen on, on 127.0.0.1 (default: any free one)', wholeNumber(0, 65535))
    .option('--state <folder>', 'where jobs, logs, secrets and volumes are kept (default: .batchworks beside the template)')
    .option('--vcpus <number>', 'what the jobs of a compute environment may take together (default: what this machine has)', positiveNumber)
    .option('--memory <MiB>', 'the same for memory', positiveNumber)
    .addOption(new Option('--engine <name>', 'what runs the jobs: processes of this machine; containers of Docker or Podman; or containers where ' +
      'one of them answers, else processes').choices(ENGINE_NAMES).default('process'))
    .option('--allow-privileged', 'let containers be privileged and use devices of this machine, where their definition says so')
    .option('--events <target>', 'where state changes of jobs go, as events of EventBridge: a file, a URL, or - (default: nowhere)', eventSink);
}

/** The props of `LocalBatch.start` that the options stand for. */
export function toLocalBatchProps(template: string, { port, state, vcpus, memory, engine, allowPrivileged, events }: LocalBatchOptions) {
  return { template, port, stateDirectory: state, vcpus, memoryMiB: memory, engine, allowPrivileged, onEvent: events };
}

/** Reads a whole number within bounds. */
export function wholeNumber(min: number, max: number) {
  return (text: string): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < min || value > max) {
      throw new InvalidArgumentError(`it must be a whole number from ${min} to ${max}`);
    }
    return value;
  };
}

/** Reads a number above zero. */
export function positiveNumber(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < Infinity)) { throw new InvalidArgumentError('it must be a number above 0'); }
  return value;
}

/** Reads `key=value`, and adds it to those before. */
export function keyValue(text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const equals = text.indexOf('=');
  if (equals < 1) { throw new InvalidArgumentError('it must be `key=value`'); }
  return { ...before, [text.slice(0, equals)]: text.slice(equals + 1) };
}
