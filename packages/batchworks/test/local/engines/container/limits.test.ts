import { engineApi, requirements, runOf } from './_helpers';
import { limitSettings } from '../../../../src/local/engines/container/limits';

const MIB = 1024 * 1024;

describe('the processors of a container', () => {
  test.each([
    [true, 0.25, { NanoCpus: 250_000_000 }],
    [true, 3.9, { NanoCpus: 3_900_000_000 }],
    [true, 4, {}], // all of the machine
    [true, 16, {}],
    [false, 2, { CpuShares: 2048 }],
    [false, 16, { CpuShares: 16_384 }],
    [false, 0.001, { CpuShares: 2 }],
  ])('Fargate: %j, %d vCPUs', (isFargate, vcpus, expected) => {
    const { NanoCpus, CpuShares } = limitSettings(runOf(requirements(vcpus, 512), { isFargate }), engineApi());
    expect({ NanoCpus, CpuShares }).toEqual(expected);
  });
});

describe('the memory of a container', () => {
  test.each([
    [undefined, { Memory: 512 * MIB, MemorySwap: 512 * MIB }],
    [{ swappiness: 10 }, { Memory: 512 * MIB, MemorySwap: 512 * MIB }],
    [{ maxSwap: 0, swappiness: 10 }, { Memory: 512 * MIB, MemorySwap: 512 * MIB }],
    [{ maxSwap: 100 }, { Memory: 512 * MIB, MemorySwap: 612 * MIB }],
    [{ maxSwap: 100, swappiness: 10 }, { Memory: 512 * MIB, MemorySwap: 612 * MIB, MemorySwappiness: 10 }],
  ])('with swap as in %j', (linuxParameters, expected) => {
    const { Memory, MemorySwap, MemorySwappiness } = limitSettings(runOf({ ...requirements(1, 512), linuxParameters }), engineApi());
    expect({ Memory, MemorySwap, MemorySwappiness }).toEqual(expected);
  });
});

describe('an engine is not asked for what it cannot limit', () => {
  const run = runOf({ ...requirements(1, 512), linuxParameters: { maxSwap: 100, swappiness: 10 } });
  const all = engineApi().can;

  test.each([
    [{ memory: false }, { CpuShares: 1024 }],
    [{ swap: false }, { CpuShares: 1024, Memory: 512 * MIB, MemorySwappiness: 10 }],
    [{ swappiness: false }, { CpuShares: 1024, Memory: 512 * MIB, MemorySwap: 612 * MIB }],
    [{ cpu: false }, { Memory: 512 * MIB, MemorySwap: 612 * MIB, MemorySwappiness: 10 }],
  ])('%j', (can, expected) => {
    expect(limitSettings(run, engineApi({ can: { ...all, ...can } }))).toEqual(expected);
  });
});

test('a container that says nothing is not limited', () => {
  expect(limitSettings(runOf({}), engineApi())).toEqual({});
});

describe('GPUs', () => {
  const run = runOf(requirements(1, 512, 2));

  test('are asked of Docker', () => {
    expect(limitSettings(run, engineApi()).DeviceRequests).toEqual([{ Count: 2, Capabilities: [['gpu']] }]);
  });

  test('are refused where they would be dropped without a word', () => {
    expect(() => limitSettings(run, engineApi({ isPodman: true }))).toThrow(/asks for 2 GPUs, .* use Docker, or the engine `process`/);
  });
});
