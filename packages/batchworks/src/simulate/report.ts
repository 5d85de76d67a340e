import { formatTime } from './format-time';
import type { SimulationResult, Use, Waiting } from './results';

/** What came of a simulation, as tables for a person. */
export function renderReport(result: SimulationResult): string {
  const { jobs, succeeded, failed, waitingForever, begin, end } = result;
  const left = jobs - succeeded - failed;
  const lines = [
    `${count(jobs)} ${jobs === 1 ? 'job' : 'jobs'}: ${count(succeeded)} succeeded, ${count(failed)} failed${left === 0 ? '' : `, ${count(left)} wait for ever`}`,
    `makespan ${formatTime(end - begin)}, from the first submission to the end of the last job`,
    '',
    ...table(['waited in queue', ...WAITING_COLUMNS], result.queues.map(waitingRow)),
    '',
    ...table(['waited, by job', ...WAITING_COLUMNS], result.jobDefinitions.map(waitingRow)),
    '',
    ...table(['environment', 'max vCPUs', 'mean', 'use', 'peak'], result.computeEnvironments.map(useRow)),
    ...waitingForever.flatMap((each) => ['', `${count(each.jobs)} wait for ever: ${each.reason}`]),
  ];
  return `${lines.join('\n')}\n`;
}

const WAITING_COLUMNS = ['jobs', 'never ran', 'mean', 'median', '95 %', 'max'];

function waitingRow({ name, jobs, neverStarted, mean, median, percentile95, max }: Waiting): string[] {
  return [name, count(jobs), count(neverStarted), ...[mean, median, percentile95, max].map((time) => neverStarted === jobs ? '-' : formatTime(time))];
}

function useRow({ name, maxVcpus, mean, peak }: Use): string[] {
  const isLimited = Number.isFinite(maxVcpus);
  return [name, isLimited ? count(maxVcpus) : 'no limit', mean.toFixed(1), isLimited && maxVcpus > 0 ? `${Math.round(100 * mean / maxVcpus)} %` : '-', count(peak)];
}

/** `100,000`, whatever the language of the machine. */
function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** Names to the left, numbers to the right. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = header.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column].length)));
  const line = (cells: readonly string[]) => cells.map((cell, column) => column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])).join('   ');
  return [header, ...rows].map((cells) => line(cells).trimEnd());
}
