import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SavedView } from '../../src/data/views.ts';
import { addressOf, keptAddress } from '../../src/state/saved-address.ts';
import { NOWHERE } from '../../src/state/address.ts';
import { openOfficeApi, type OfficeApi } from '../support/office-api.ts';
import { PLACES } from '../support/office.ts';

// A saved view is an address that somebody else opens. Whoever shares one must not be able to show others more than
// they may see, nor to learn more himself; whoever opens one must not get more than by asking with his own rights.

let office: OfficeApi;
beforeAll(async () => {
  office = await openOfficeApi();
});
afterAll(() => office.database.close());

const views = (name: string) => office.as(name).from('saved_views');
async function rowsOf(name: string, id: string): Promise<readonly SavedView[]> {
  const { data } = await views(name).select('*').eq('id', id);
  return (data ?? []) as SavedView[];
}
const SHARED = '00000000-0000-4000-a000-000000000002';
const OWN = '00000000-0000-4000-a000-000000000001';
const LEADER_ID = '00000000-0000-4000-8000-000000000107';

const REVIEWERS = ['leader', 'planner', 'supervisor', 'community', 'steward', 'administrator', 'leader-one'];
const OTHERS = ['worker', 'wall', 'expired', 'former', 'nobody', 'far-leader', 'far-planner', 'anonymous'];

describe('a link to a shared view', () => {
  it('opens for reviewers of the office, and gives an address and no figure', async () => {
    for (const name of REVIEWERS) {
      const [view] = await rowsOf(name, SHARED);
      expect([name, Object.keys(view ?? {}).sort()]).toEqual([
        name,
        [
          ...['changed_at', 'created_at', 'id', 'name', 'office_code', 'owner_id', 'period', 'query'],
          ...['room', 'shared']
        ]
      ]);
    }
  });

  it('is for everybody else as if there were none', async () => {
    for (const name of OTHERS)
      for (const id of [SHARED, OWN, '00000000-0000-4000-a000-0000000000ff'])
        expect([name, (await views(name).select('id').eq('id', id)).data ?? []]).toEqual([name, []]);
  });

  it('of one who sees it all gives to one who sees a community that community alone', async () => {
    const [view] = await rowsOf('leader-one', SHARED);
    if (view === undefined) throw new Error('it is shared');
    const { selection } = addressOf(view, '2026-11-22');
    expect(selection).toEqual({ kind: 'area', code: PLACES.first });
    // What the page asks for at that address it asks with the rights of the reader: his own scope, and no other.
    const asks = (scope: string) =>
      office.as('leader-one').rpc('area_summary', { level: 1, scope, as_of: '2026-11-01' });
    expect((await asks(PLACES.first)).error).toBeNull();
    for (const scope of [PLACES.office, PLACES.second, PLACES.far])
      expect([scope, (await asks(scope)).error?.code]).toEqual([scope, '42501']);
  });
});

describe('who is no owner', () => {
  it('changes and deletes nothing, shared or not', async () => {
    for (const name of [...REVIEWERS, ...OTHERS].filter((one) => one !== 'leader'))
      for (const id of [SHARED, OWN]) {
        await views(name).update({ name: 'Taken over', query: 'ask=reach' }).eq('id', id);
        await views(name).delete().eq('id', id);
      }
    const { rows } = await office.database.query<{ name: string; query: string }>(
      `select name, query from public.saved_views where id in ('${SHARED}', '${OWN}') order by id`
    );
    expect(rows).toEqual([
      { name: 'Own view of the leader', query: 'ask=change' },
      { name: 'Shared by the leader', query: `sel=area:${PLACES.first}&ask=chance` }
    ]);
  });

  it('keeps none in the name of another, gives none away, and puts none into an office that is not his', async () => {
    const row = { office_code: PLACES.office, name: 'Forged', query: '' };
    expect((await views('planner').insert({ ...row, owner_id: LEADER_ID })).error?.code).toBe('42501');
    expect((await views('planner').update({ owner_id: LEADER_ID }).neq('name', '')).error?.code).toBe(
      '42501'
    );
    expect((await views('leader').update({ office_code: PLACES.farOffice }).eq('id', OWN)).error?.code).toBe(
      '42501'
    );
    for (const name of ['far-leader', 'worker', 'wall', 'nobody', 'anonymous'])
      expect([name, (await views(name).insert(row)).error?.code]).toEqual([name, '42501']);
    for (const code of [PLACES.first, PLACES.A, PLACES.farOffice])
      expect([code, (await views('leader').insert({ ...row, office_code: code })).error?.code]).toEqual([
        code,
        '42501'
      ]);
  });
});

describe('an address that is kept', () => {
  const keep = async (change: Record<string, unknown>) => {
    const row = { office_code: PLACES.office, name: `Try ${JSON.stringify(change).slice(0, 60)}`, query: '' };
    const { error } = await views('leader').insert({ ...row, ...change });
    // The embedded API has a word of its own for what a check refuses.
    return error === null ? 'kept' : error.code === 'SUP' ? '23514' : error.code;
  };

  it.each([
    `sel=area:${PLACES.far}`,
    `ask=where&sel=area:${PLACES.farOffice}`,
    `sel=area%3A${PLACES.far}`,
    'sel=',
    `office=${PLACES.farOffice}`,
    `office=%39${PLACES.farOffice.slice(1)}`,
    'ask=where#x',
    '//example.org/?a=b',
    'javascript:alert(1)',
    'ask=<script>',
    'ask=a b',
    `x=${'a'.repeat(2000)}`
  ])('is refused where it points elsewhere or is none: %.40s', async (query) => {
    expect(await keep({ query })).toBe('23514');
  });

  it('is refused under a name that is empty, too long, padded or of two lines, and in another room', async () => {
    for (const name of ['', ' x', 'x ', 'a\nb', '长'.repeat(81)])
      expect([name, await keep({ name })]).toEqual([name, '23514']);
    expect(await keep({ room: 'map' })).toBe('23514');
    expect(await keep({ period: 'this month' })).toBe('23514');
  });

  it('is taken as the page writes it, whatever is shown', async () => {
    const whole = {
      ...NOWHERE,
      room: 'review',
      view: { zoom: 15.25, lng: 71.45123, lat: -51.16543, bearing: 30, pitch: 45 },
      layers: ['ground'],
      selection: { kind: 'area', code: PLACES.A },
      tried: [71.45, 51.165],
      categories: ['C01', 'S0112']
    } as const;
    const kept = keptAddress(whole, { from: '2026-11-01', to: '2026-11-22' }, 'this_month');
    expect(await keep({ ...kept, name: '𠮷'.repeat(80) })).toBe('kept');
    expect(await keep({ ...kept, name: '𠮷'.repeat(80) })).toBe('23505');
    const building = keptAddress(
      { ...whole, room: 'review/report', selection: { kind: 'building', id: 1005 } },
      { from: '2026-11-01', to: '2026-11-22' },
      null
    );
    expect(await keep({ ...building, name: 'A building of elsewhere is found by nobody here' })).toBe('kept');
  });
});
