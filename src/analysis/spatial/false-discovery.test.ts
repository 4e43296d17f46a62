import { expect, it } from 'vitest';
import { falseDiscovery } from './false-discovery.ts';

it('multiplies by how many were asked over the rank, and never turns the order round', () => {
  const corrected = falseDiscovery([0.005, 0.04, 0.03, 0.9]);
  expect(corrected[0]).toBeCloseTo(0.02, 15);
  expect(corrected[1]).toBeCloseTo((0.04 * 4) / 3, 15);
  expect(corrected[2]).toBeCloseTo((0.04 * 4) / 3, 15);
  expect(corrected[3]).toBe(0.9);
});

it('leaves out what was not asked', () => {
  expect(falseDiscovery([0.02, null, 0.5])).toEqual([0.04, null, 0.5]);
});

it('stays at 1', () => {
  expect(falseDiscovery([1, 1, 1])).toEqual([1, 1, 1]);
  expect(falseDiscovery([])).toEqual([]);
});
