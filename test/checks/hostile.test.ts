/** Whatever a template holds, the checks answer: they neither fail nor hang. */
import * as fc from 'fast-check';
import { findingsIn, GOOD_TEMPLATES } from './_good';
import { batch, compute, job, queue, type Resources } from './_helpers';

const TYPES = [...new Set(GOOD_TEMPLATES.flatMap(([, text]) => Object.values(resourcesOf(text)).map(({ Type }) => Type)))];
const NAMES = [...new Set(GOOD_TEMPLATES.flatMap(([, text]) => [...text.matchAll(/"([A-Z]\w+)":/g)].map(([, name]) => name)))];

const LOGICAL_IDS = ['A', 'B', 'C', 'D'];

/** Values that stand where something else should, and functions that refer to themselves and to each other. */
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom<unknown>(null, true, '', ' ', 'x', '-1', -1, 0, 1.5, 1e300, 'FARGATE', 'SPOT', '__proto__', 'arn:aws:iam::aws:policy/x', '10.0.0.0/8', '*'),
    fc.constantFrom(...LOGICAL_IDS).map((id) => ({ Ref: id })),
    fc.tuple(fc.constantFrom(...LOGICAL_IDS), fc.constantFrom('Arn', 'Outputs.X', '')).map((argument) => ({ 'Fn::GetAtt': argument })),
    tie('any').map((argument) => ({ 'Fn::Sub': argument })),
    fc.array(tie('any'), { maxLength: 3 }).map((argument) => ({ 'Fn::Join': ['', argument] })),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES, 'constructor', '__proto__'), tie('any'), { maxKeys: 6 }),
  ),
})).any;

const resource = fc.record({ Type: fc.constantFrom(...TYPES), Properties: value, Metadata: value, DependsOn: value }, { requiredKeys: ['Type'] });

function resourcesOf(text: string) {
  return (JSON.parse(text) as { Resources: Record<string, { Type: string }> }).Resources;
}

function inspectResources(resources: Resources) {
  return findingsIn(JSON.stringify({ Resources: resources }));
}

test('resources of any content', () => {
  fc.assert(fc.property(fc.record(Object.fromEntries(LOGICAL_IDS.map((id) => [id, resource]))), (resources) => {
    expect(Array.isArray(inspectResources(resources))).toBe(true);
  }), { numRuns: 1000 });
});

test.each(GOOD_TEMPLATES)('%s, with something else in one place', (_, text) => {
  const places = placesOf(JSON.parse(text) as object);
  fc.assert(fc.property(fc.nat(places.length - 1), value, (index, replacement) => {
    const template = JSON.parse(text) as { Resources: object };
    placesOf(template)[index](replacement);
    expect(Array.isArray(findingsIn(JSON.stringify(template)))).toBe(true);
  }), { numRuns: 60 });
});

/** Every place below the properties of the resources, as a function that puts something else there. */
function placesOf(template: object): ((replacement: unknown) => void)[] {
  const places: ((replacement: unknown) => void)[] = [];
  const visit = (node: unknown) => {
    if (typeof node !== 'object' || node === null) { return; }
    for (const key of Object.keys(node)) {
      if (key !== 'Type' && key !== 'Resources') { places.push((replacement) => { (node as Record<string, unknown>)[key] = replacement; }); }
      visit((node as Record<string, unknown>)[key]);
    }
  };
  for (const { Properties } of Object.values((template as { Resources: Record<string, { Properties?: unknown }> }).Resources)) { visit(Properties); }
  return places;
}

test('100,000 resources', () => {
  const resources: Record<string, object> = { Compute: compute('FARGATE'), Queue: queue(['Compute']) };
  for (let index = 0; index < 100_000; index++) { resources[`Job${index}`] = index % 10 === 0 ? job() : { Type: 'AWS::SNS::Topic' }; }
  expect(inspectResources(resources).length).toBeGreaterThan(0);
});

test('resources that refer to each other in a circle', () => {
  const circle = { A: queue(['B'], { SchedulingPolicyArn: { Ref: 'C' } }), B: compute('EC2', { InstanceRole: { Ref: 'C' } }), C: batch('SchedulingPolicy', { Name: { Ref: 'A' } }) };
  expect(inspectResources(circle).map(({ resource: logicalId }) => logicalId)).not.toContain(undefined);
});

test('values nested a thousand levels deep', () => {
  const deep = Array.from({ length: 1000 }).reduce<unknown>((inner) => ({ 'Fn::Join': ['', [inner]] }), 'x');
  expect(Array.isArray(inspectResources({ Job: job({ ContainerProperties: { Image: deep } }) }))).toBe(true);
});

test('no resources', () => {
  expect(inspectResources({})).toEqual([]);
});
