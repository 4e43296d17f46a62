import { describe, expect, it } from 'vitest';
import { accessStore } from './access.ts';
import { areaStore } from './areas.ts';
import { cardStore } from './cards.ts';
import type { Gateway } from './gateway.ts';
import { aboutNobody, decodeIncidentEvent, incidentStore } from './incidents.ts';

/** A database that has one answer to everything. */
const answering = (answer: unknown): Gateway => ({
  ask: () => Promise.resolve(answer),
  act: () => Promise.resolve(answer)
});

describe('decoding at the door', () => {
  const incidents = {
    generated_at: '2026-11-22T08:00:00Z',
    categories: ['C01', 'C02'],
    areas: ['990100001001'],
    lamps: ['settled', 'late'],
    id: [7, 8],
    restricted: [8],
    lng: [71450000, null],
    lat: [51160000, null],
    category: [1, 0],
    area: [0, 0],
    lamp: [1, 0],
    reported_at: [1_795_000_000, 1_795_000_060]
  };
  const incidentsFrom = (answer: unknown) =>
    incidentStore(answering(answer)).map('990100001', '2026-11-01', '2026-11-22');

  it('turns columns of incidents into rows of named fields', async () => {
    const area = '990100001001';
    expect((await incidentsFrom(incidents)).rows).toEqual([
      { id: 7, lng: 71.45, lat: 51.16, category: 'C02', lamp: 'late', area, reported_at: 1_795_000_000 },
      { id: 8, lng: null, lat: null, category: 'C01', lamp: 'settled', area, reported_at: 1_795_000_060 }
    ]);
  });

  it('leaves those about people out of what is counted', async () => {
    const counted = aboutNobody(incidentStore(answering(incidents)));
    const { rows } = await counted.map('990100001', '2026-11-01', '2026-11-22');
    expect(rows.map(({ id }) => id)).toEqual([7]);
  });

  it.each([
    ['a column is shorter than the others', { lat: [51160000] }],
    ['a column is longer than the others', { area: [0, 0, 0] }],
    ['a code is in no list', { category: [1, 2] }],
    ['a number is none', { lng: [71450000, '71450000'] }]
  ])('refuses incidents where %s, rather than mixing them up', async (_why, fault) => {
    await expect(incidentsFrom({ ...incidents, ...fault })).rejects.toMatchObject({ kind: 'bad_answer' });
  });

  it('takes a broadcast in seconds as the database sends it', () => {
    const event = decodeIncidentEvent({
      id: 7,
      area: '990100001001',
      lng: null,
      lat: null,
      category: 'C01',
      lamp: 'on_time',
      reported_at: 1_795_000_000,
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
