import { compute, outcomes, queue } from '../../_helpers';

test.each([['compute environments', compute('FARGATE')], ['job queues', queue([])]])('a stack has at most 50 %s', (_, resource) => {
  const resources = (count: number) => Object.fromEntries(Array.from({ length: count }, (__, index) => [`R${index}`, resource]));
  expect(Object.values(outcomes('CE-30', resources(50)))).not.toContain('violates');
  expect(outcomes('CE-30', resources(51))).toEqual({ R0: 'holds', R50: 'violates' });
});
