import { renderChart } from '../../../src/simulate';
import { simulated } from '../_helpers';

test('a small one', () => {
  const result = simulated(['job: Frame, queue: Cheap, count: 8, duration: 10m', 'job: Frame, queue: Bulk, at: 5m, every: 3m, count: 4, duration: 2m']);
  expect(renderChart(result)).toMatchSnapshot();
});

test('shows the environments that were used, and how much there is of them at most', () => {
  const svg = renderChart(simulated(['job: Frame, queue: Cheap, count: 8, duration: 10m']));
  expect(svg.match(/data-name="\w+"/g)).toEqual(['data-name="Ec2"', 'data-name="Spot"', 'data-name="Cheap"']);
  expect(svg).toContain('>at most 6<');
});

test('can be drawn where nothing ever ran', () => {
  expect(renderChart(simulated(['job: Wide, queue: Bulk, duration: 1m']))).not.toMatch(/NaN|Infinity|undefined/);
});
