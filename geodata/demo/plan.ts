import type { PlacedPlan } from './ground/office.ts';

/** The demonstration's street office. The county 990100 does not exist. */
export const DEMONSTRATION_OFFICE: PlacedPlan = {
  code: '990100001',
  name: '清河街道（演示）',
  window: [71.408, 51.163, 71.438, 51.1815],
  communities: 8,
  households: 15_000,
  pilot: true,
  seed: 1
};
