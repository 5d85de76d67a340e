/** A diagram of numbers over time, one on top of the other, as steps. */
import { coordinate, element, text } from './svg';
import { countTicks, type Tick } from './ticks';

/** What is drawn. All layers have a value for each of the same parts of the time. */
export interface Panel {
  readonly title: string;
  readonly layers: readonly Layer[];
  /** Where a dashed line says how much there could be at most. */
  readonly limit?: number;
}

export interface Layer {
  readonly name: string;
  readonly color: string;
  readonly values: readonly number[];
}

/** Where it is drawn, in pixels. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const GRAY = '#666666';
const LIGHT_GRAY = '#dddddd';
const TITLE_HEIGHT = 12;
const LEGEND_SQUARE = 10;
/** About what a character of 12 pixels takes: text is not measured without a font. */
const CHARACTER_WIDTH = 6.8;
const VALUE_TICKS = 4;

export function renderPanel({ title, layers, limit }: Panel, frame: Frame, ticks: readonly (Tick & { readonly x: number })[]): string {
  const tops = stack(layers);
  const max = Math.max(1, limit ?? 0, ...(tops.at(-1) ?? []));
  const y = (value: number) => frame.top + frame.height * (1 - value / max);
  return element('g', {}, [
    text(title, frame.left, frame.top - TITLE_HEIGHT, { 'font-weight': 'bold' }),
    legend(layers, frame, title.length * CHARACTER_WIDTH + 40),
    ...countTicks(max, VALUE_TICKS).flatMap(({ value, label }) => [
      line(frame.left, y(value), frame.left + frame.width, y(value), { stroke: LIGHT_GRAY }),
      text(label, frame.left - 8, y(value) + 4, { 'text-anchor': 'end', 'fill': GRAY }),
    ]),
    ...layers.map(({ name, color, values }, index) => area(values, tops[index], y, frame, { 'fill': color, 'data-name': name })),
    ...ticks.map(({ x }) => line(x, frame.top + frame.height, x, frame.top + frame.height + 4, { stroke: GRAY })),
    line(frame.left, frame.top + frame.height, frame.left + frame.width, frame.top + frame.height, { stroke: GRAY }),
    ...limit === undefined ? [] : limitLine(limit, y(limit), frame),
  ]);
}

/** The upper edge of each layer, on top of those before. */
function stack(layers: readonly Layer[]): number[][] {
  return layers.reduce<number[][]>((tops, { values }) => {
    const below = tops.at(-1);
    return [...tops, values.map((value, index) => value + (below?.[index] ?? 0))];
  }, []);
}

/** Along the upper edge from left to right, and back along the lower one. */
function area(
  values: readonly number[], tops: readonly number[], y: (value: number) => number, { left, width }: Frame, attributes: Record<string, string>,
): string {
  const x = (index: number) => coordinate(left + width * index / values.length);
  const upper = runsOf(tops.map((top) => coordinate(y(top)))).map(({ value, to }) => `V${value}H${x(to)}`);
  const lower = runsOf(tops.map((top, index) => coordinate(y(top - values[index])))).reverse().map(({ value, from }) => `V${value}H${x(from)}`);
  return element('path', { d: `M${x(0)} ${coordinate(y(0))}${upper.join('')}${lower.join('')}Z`, ...attributes });
}

/** Neighbours of one value, as one step. */
function runsOf(values: readonly string[]): { readonly value: string; readonly from: number; readonly to: number }[] {
  const starts = [...values.keys()].filter((index) => index === 0 || values[index] !== values[index - 1]);
  return starts.map((from, index) => ({ value: values[from], from, to: starts[index + 1] ?? values.length }));
}

function legend(layers: readonly Layer[], frame: Frame, offset: number): string {
  let x = frame.left + offset;
  return element('g', {}, layers.flatMap(({ name, color }) => {
    const at = x;
    x += LEGEND_SQUARE + 6 + name.length * CHARACTER_WIDTH + 20;
    return [
      element('rect', { x: at, y: frame.top - TITLE_HEIGHT - LEGEND_SQUARE + 1, width: LEGEND_SQUARE, height: LEGEND_SQUARE, fill: color }),
      text(name, at + LEGEND_SQUARE + 6, frame.top - TITLE_HEIGHT),
    ];
  }));
}

function limitLine(limit: number, y: number, { left, width }: Frame): string[] {
  return [
    line(left, y, left + width, y, { 'stroke': GRAY, 'stroke-dasharray': '6 4' }),
    text(`at most ${limit.toLocaleString('en-US')}`, left + width, y - 6, { 'text-anchor': 'end', 'fill': GRAY }),
  ];
}

function line(x1: number, y1: number, x2: number, y2: number, attributes: Record<string, string>): string {
  return element('line', { x1, y1, x2, y2, ...attributes });
}
