import { renderPanel, type Frame, type Layer, type Panel } from './panel';
import { element, text } from './svg';
import { timeTicks } from './ticks';
import { formatTime } from '../format-time';
import type { SimulationResult } from '../results';
import type { StepSeries } from '../step-series';

const WIDTH = 960;
const LEFT = 72;
const RIGHT = 24;
const USE: Frame = { left: LEFT, top: 90, width: WIDTH - LEFT - RIGHT, height: 240 };
const DEPTH: Frame = { ...USE, top: 400, height: 160 };
const HEIGHT = DEPTH.top + DEPTH.height + 40;

/** Into so many parts the time is divided, each of which shows its mean: more would be narrower than three pixels. */
const PARTS = 288;

const TIME_TICKS = 10;

/** Of Okabe and Ito: told apart by those who do not see all colours, too. */
const COLORS = ['#0072b2', '#e69f00', '#009e73', '#f0e442', '#999999', '#d55e00', '#56b4e9', '#cc79a7'];

/** The use of each environment over time, and below it how many jobs waited in each queue, as a picture in SVG. */
export function renderChart(result: SimulationResult): string {
  const { jobs, begin, end } = result;
  const length = Math.max(1, end - begin);
  const ticks = timeTicks(length, TIME_TICKS).map((tick) => ({ ...tick, x: USE.left + USE.width * tick.value / length }));
  const title = `${jobs.toLocaleString('en-US')} ${jobs === 1 ? 'job' : 'jobs'} in ${formatTime(end - begin)}`;
  return `${element('svg', { 'xmlns': 'http://www.w3.org/2000/svg', 'viewBox': `0 0 ${WIDTH} ${HEIGHT}`, 'width': WIDTH, 'height': HEIGHT, 'font-family': 'sans-serif', 'font-size': 12 }, [
    element('title', {}, [title]),
    element('rect', { width: WIDTH, height: HEIGHT, fill: '#ffffff' }),
    text(title, LEFT, 34, { 'font-size': 18 }),
    renderPanel(usePanel(result, length), USE, ticks),
    renderPanel(depthPanel(result, length), DEPTH, ticks),
    ...ticks.map(({ x, label }) => text(label, x, DEPTH.top + DEPTH.height + 20, { 'text-anchor': 'middle' })),
  ])}\n`;
}

function usePanel({ computeEnvironments, begin }: SimulationResult, length: number): Panel {
  const used = computeEnvironments.filter(({ peak }) => peak > 0);
  const limit = used.reduce((sum, { maxVcpus }) => sum + maxVcpus, 0);
  const layers = used.map(({ name, takenVcpus }, index) => layerOf(name, takenVcpus, index, begin, length));
  return { title: 'vCPUs taken', layers, limit: Number.isFinite(limit) && limit > 0 ? limit : undefined };
}

function depthPanel({ queueDepths, begin }: SimulationResult, length: number): Panel {
  // From the other end, so that a queue does not look like an environment.
  return { title: 'jobs waiting', layers: [...queueDepths].map(([name, depth], index) => layerOf(name, depth, -1 - index, begin, length)) };
}

function layerOf(name: string, series: StepSeries, index: number, begin: number, length: number): Layer {
  return { name, color: COLORS.at(index % COLORS.length)!, values: series.means(begin, begin + length, PARTS) };
}
