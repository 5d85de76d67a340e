/**
 * What an ensemble says: `node summary.mjs --scenario NAME --results DIR` reads all members, and writes the spread of each year as
 * `summary.csv` and `summary.svg`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({ options: { scenario: { type: 'string' }, results: { type: 'string' } } });
const directory = join(options.results, options.scenario);
const members = readdirSync(directory)
  .filter((name) => /^member-\d+\.json$/.test(name))
  .map((name) => JSON.parse(readFileSync(join(directory, name), 'utf8')));
if (members.length === 0) throw new Error(`there is no member in ${directory}; run the job Member first`);

const rows = members[0].years.map(({ year }, index) => {
  const temperatures = members.map(({ years }) => years[index].surface).sort((a, b) => a - b);
  return { year, low: quantile(temperatures, 0.05), median: quantile(temperatures, 0.5), high: quantile(temperatures, 0.95) };
});
writeFileSync(join(directory, 'summary.csv'), ['year,low,median,high', ...rows.map(csvLine), ''].join('\n'));
writeFileSync(join(directory, 'summary.svg'), chart());
const last = rows.at(-1);
console.log(`${members.length} members: ${last.median.toFixed(1)} K in ${last.year}, ${last.low.toFixed(1)} to ${last.high.toFixed(1)} K`);

function quantile(sorted, share) {
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}

function csvLine({ year, low, median, high }) {
  return [year, ...[low, median, high].map((kelvin) => kelvin.toFixed(3))].join(',');
}

/** The middle nine tenths as an area, the median as a line. */
function chart() {
  const [width, height] = [640, 320];
  const warmest = Math.max(...rows.map(({ high }) => high));
  const point = (kelvin, index) => `${((index / (rows.length - 1)) * width).toFixed(1)},${(height - (kelvin / warmest) * height).toFixed(1)}`;
  const line = (name) => rows.map((row, index) => point(row[name], index));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">
<polygon fill="#f3b49f" points="${[...line('low'), ...line('high').reverse()].join(' ')}"/>
<polyline fill="none" stroke="#a32a0e" stroke-width="2" points="${line('median').join(' ')}"/>
</svg>
`;
}
