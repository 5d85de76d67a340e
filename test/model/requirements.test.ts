import { requirementsOf } from '../../src/model/requirements';
import { Unknown } from '../../src/model/unknown';

function requirement(type: string, value: unknown) {
  return { type, value };
}

test.each<[string, object, object]>([
  ['resource requirements', { resourceRequirements: [requirement('VCPU', '0.25'), requirement('MEMORY', '512'), requirement('GPU', '2')] },
    { vcpus: 0.25, memoryMiB: 512, gpus: 2 }],
  ['the deprecated members', { vcpus: 2, memory: 1024 }, { vcpus: 2, memoryMiB: 1024, gpus: 0 }],
  ['resource requirements rather than the deprecated members', { vcpus: 2, memory: 1024, resourceRequirements: [requirement('VCPU', '4')] },
    { vcpus: 4, memoryMiB: 1024, gpus: 0 }],
  ['nothing', {}, { vcpus: new Unknown('the job definition asks for no VCPU'), memoryMiB: new Unknown('the job definition asks for no MEMORY'), gpus: 0 }],
  ['no number', { resourceRequirements: [requirement('VCPU', 'two'), requirement('MEMORY', '')] },
    { vcpus: new Unknown('the VCPU requirement is not a number'), memoryMiB: new Unknown('the MEMORY requirement is not a number'), gpus: 0 }],
  ['something unknown', { resourceRequirements: new Unknown('why') }, { vcpus: new Unknown('why'), memoryMiB: new Unknown('why'), gpus: new Unknown('why') }],
])('a container that has %s', (_, container, expected) => {
  expect(requirementsOf({ ...container })).toEqual(expected);
});
