import { describe, expect, it } from 'vitest';
import type { IncidentMap } from '../data/incident-columns.ts';
import type { IncidentEvent } from '../data/incidents.ts';
import { applyEvents } from './incident-events.ts';

const event = (id: number, change: Partial<IncidentEvent> = {}): IncidentEvent => ({
  id,
  area: '990100001001',
  lng: 71.45,
  lat: 51.16,
  category: 'C01',
  lamp: 'on_time',
  reported_at: 1_795_000_000,
  cause: 'reported',
  ...change
});
const row = (id: number) => {
  const { cause: _, ...rest } = event(id);
  return rest;
};
const map: IncidentMap = Object.freeze({
  generated_at: '2026-11-22T08:00:00Z',
  rows: Object.freeze([row(1), row(2)])
});

describe('applyEvents', () => {
  it('lets a new incident in and changes a known one in place', () => {
    const { rows } = applyEvents(map, [event(3), event(1, { lamp: 'settled' })], {
      live: true
    });
    expect(rows.map(({ id, lamp }) => [id, lamp])).toEqual([
      [1, 'settled'],
      [2, 'on_time'],
      [3, 'on_time']
    ]);
  });

  it('takes the last of several events of one incident', () => {
    const { rows } = applyEvents(map, [event(3), event(3, { lamp: 'late' })], { live: true });
    expect(rows.filter(({ id }) => id === 3).map(({ lamp }) => lamp)).toEqual(['late']);
  });

  it('leaves a period of the past as it was', () => {
    const after = applyEvents(map, [event(3), event(1, { lamp: 'settled' })], { live: false });
    expect(after.rows).toEqual(map.rows);
  });
});
