import { expect, it } from 'vitest';
import { inForce } from './offices.ts';

const row = (code: string, name: string, valid_from: string | null, valid_to: string | null) => ({
  code,
  name,
  valid_from,
  valid_to
});

it('lists each office under the name that is in force that day', () => {
  const rows = [
    row('990100001', '旧名街道', null, '2026-06-01'),
    row('990100001', '清河街道', '2026-06-01', null),
    row('990100002', '东岸街道', '2027-01-01', null)
  ];
  expect(inForce(rows, '2026-06-01')).toEqual([{ code: '990100001', name: '清河街道' }]);
  expect(inForce(rows, '2026-05-31')).toEqual([{ code: '990100001', name: '旧名街道' }]);
  expect(inForce(rows, '2027-01-01').map(({ code }) => code)).toEqual(['990100001', '990100002']);
});
