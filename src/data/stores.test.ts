import { describe, expect, it } from 'vitest';
import { accessStore } from './access.ts';
import { areaStore } from './areas.ts';
import { cardStore } from './cards.ts';
import type { Gateway } from './gateway.ts';
import { decodeIncidentEvent, incidentStore } from './incidents.ts';

/** A database that has one answer to everything. */
const answering = (answer: unknown): Gateway => ({
  ask: () => Promise.resolve(answer),
  act: () => Promise.resolve(answer)
});

describe('decoding at the door', () => {
  it('turns rows of incidents into named fields', async () => {
    const columns = [
      'id',
      'lng',
      'lat',
      'category',
      'state',
      'lamp',
      'area',
      'reported_at',
      'due_at',
      'closed_at'
    ];
    const row = [7, 71.45, 51.16, 'C01', 'handling', 'late', '990100001001', 1_795_000_000, null, null];
    const map = await incidentStore(
      answering({ generated_at: '2026-11-22T08:00:00Z', columns, rows: [row] })
    ).map('990100001', '2026-11-01', '2026-11-22');
    expect(map.rows).toEqual([
      {
        id: 7,
        lng: 71.45,
        lat: 51.16,
        category: 'C01',
        state: 'handling',
        lamp: 'late',
        area: '990100001001',
        reported_at: 1_795_000_000,
        due_at: null,
        closed_at: null
      }
    ]);
  });

  it('refuses rows whose columns have been moved about, rather than mixing them up', async () => {
    const columns = [
      'id',
      'lat',
      'lng',
      'category',
      'state',
      'lamp',
      'area',
      'reported_at',
      'due_at',
      'closed_at'
    ];
    const store = incidentStore(answering({ generated_at: '2026-11-22T08:00:00Z', columns, rows: [] }));
    await expect(store.map('990100001', '2026-11-01', '2026-11-22')).rejects.toMatchObject({
      kind: 'bad_answer'
    });
  });

  it('takes a broadcast in seconds as the database sends it', () => {
    const event = decodeIncidentEvent({
      id: 7,
      area: '990100001001',
      lng: null,
      lat: null,
      category: 'C01',
      state: 'reported',
      lamp: 'on_time',
      reported_at: 1_795_000_000,
      due_at: null,
      closed_at: null,
      cause: 'reported'
    });
    expect(event).toMatchObject({ id: 7, lng: null, reported_at: 1_795_000_000, cause: 'reported' });
  });

  it('keeps a withheld count apart from nought', async () => {
    const area = {
      code: '1',
      name: 'a',
      parent: null,
      households: 40,
      people: 90,
      need: null,
      by_category: { dibao: 0 }
    };
    const summary = await areaStore(
      answering({
        as_of: '2026-11-01',
        level: 2,
        scope: '1',
        k: 5,
        min_households: 10,
        base: 5,
        areas: [area]
      })
    ).summary(2, '1', '2026-11-22');
    expect(summary.areas[0]).toMatchObject({ need: null, by_category: { dibao: 0 } });
  });

  it('calls a card that is not there not found', async () => {
    await expect(cardStore(answering(null)).incident(7)).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('refuses a role that it does not know', async () => {
    const access = {
      user_id: 'u',
      staff: null,
      today: '2026-11-22',
      grants: [{ role: 'emperor', scope: '1' }]
    };
    await expect(accessStore(answering(access)).mine()).rejects.toMatchObject({ kind: 'bad_answer' });
  });

  it('names the faulty field for the console, and never its value', async () => {
    const access = { user_id: 'u', staff: { id: 1, name: ['张三'] }, today: '2026-11-22', grants: [] };
    const refused = await accessStore(answering(access))
      .mine()
      .catch((error: unknown) => String(error));
    expect(refused).toContain('staff.name');
    expect(refused).not.toContain('张三');
  });
});
