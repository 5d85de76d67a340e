import { acknowledgeKnown, strictApp, templateOf } from './_helpers/integ';
import { RenderFarmStack } from '../examples/typescript/render-farm/render-farm-stack';

test('the render farm', () => {
  const stack = new RenderFarmStack(strictApp(), 'RenderFarm');
  acknowledgeKnown(stack);
  expect(templateOf(stack)).toMatchSnapshot();
});
