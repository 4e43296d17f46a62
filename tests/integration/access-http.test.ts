import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOfficeApi, type OfficeApi } from '../support/office-api.ts';
import { PLACES } from '../support/office.ts';

// The same rules through the door that people use: the API with an unmodified supabase-js, and requests that
// supabase-js would not send. What is secret in the fixture says so in its text (Secret, SECRET).

let office: OfficeApi;
beforeAll(async () => {
  office = await openOfficeApi();
});
afterAll(() => office.database.close());

const as: OfficeApi['as'] = (name) => office.as(name);
const ask: OfficeApi['ask'] = (...asked) => office.ask(...asked);

const NO_PEOPLE = [
  'leader',
  'wall',
  'planner',
  'supervisor',
  'administrator',
  'expired',
  'former',
  'nobody',
  'anonymous'
];

describe('who has no business with people', () => {
  it.each(NO_PEOPLE)('%s gets no household, case, visit, reporter or incident about people', async (name) => {
    for (const table of ['households', 'hardship_cases', 'visits', 'incident_reporters']) {
      const { data, count } = await as(name).from(table).select('id:area_code', { count: 'exact' }).limit(5);
      expect([table, data ?? [], count ?? 0]).toEqual([table, [], 0]);
    }
    const restricted = await as(name).from('incidents').select('id').eq('restricted', true);
    expect(restricted.data ?? []).toEqual([]);
  });

  it.each(NO_PEOPLE)('%s finds nothing secret by embedding one table in another', async (name) => {
    for (const path of [
      '/rest/v1/incidents?select=*,incident_reporters(*)',
      '/rest/v1/incidents?select=*,incident_reporters!inner(*)',
      '/rest/v1/incidents?select=id,incident_flow(*)',
      '/rest/v1/incident_flow?select=*,incidents(*)',
      '/rest/v1/buildings?select=*,households(*)',
      '/rest/v1/buildings?select=id,households(id,head_name)',
      '/rest/v1/buildings?select=id,households(count)',
      '/rest/v1/buildings?select=id,households!inner(id)',
      '/rest/v1/households?select=*,hardship_cases(*),visits(*)',
      '/rest/v1/hardship_categories?select=code,hardship_cases(*,households(*))',
      '/rest/v1/staff?select=*,visits(*),incidents!incidents_reported_by_fkey(*)'
    ]) {
      const { text } = await ask(name, path);
      expect(text).not.toMatch(/secret/i);
      expect(text).not.toMatch(/"(households|hardship_cases|visits|incident_reporters)":\[\{(?!"count":0)/);
    }
  });

  it('finds no building by the households in it', async () => {
    for (const name of ['leader', 'wall', 'planner', 'supervisor', 'administrator']) {
      const { data } = await as(name).from('buildings').select('id, households!inner(id)');
      expect([name, data ?? []]).toEqual([name, []]);
    }
  });
});

describe('the columns nobody reads', () => {
  const SECRETS = ['head_name', 'head_id_no', 'phone'];
  const PATHS = SECRETS.flatMap((column) => [
    `/rest/v1/households?select=${column}`,
    `/rest/v1/households?select=id,x:${column}`,
    `/rest/v1/households?select=id,${column}::text`,
    `/rest/v1/households?select=${column}.max()`,
    `/rest/v1/households?select=id&${column}=eq.SECRET-ID-A1`,
    `/rest/v1/households?select=id&${column}=like.S*`,
    `/rest/v1/households?select=id&or=(${column}.like.S*,id.eq.1)`,
    `/rest/v1/households?select=id&not.and=(${column}.is.null)`,
    `/rest/v1/households?select=id&order=${column}.desc`,
    `/rest/v1/buildings?select=id,households(id)&households.${column}=like.S*`,
    `/rest/v1/buildings?select=id,households(id)&households.order=${column}`,
    '/rest/v1/households?select=*'
  ]);

  it.each(['worker', 'community', 'steward', 'leader', 'anonymous'])(
    'are refused to %s as a choice, a filter and an order',
    async (name) => {
      for (const path of PATHS) {
        const { status, text } = await ask(name, path);
        expect([path, status]).toEqual([path, status >= 400 && status < 500 ? status : 'refused']);
        expect(text).not.toMatch(/secret (name|note)|SECRET-PHONE|"SECRET/);
      }
    }
  );

  it('do not come back from a write', async () => {
    for (const body of [{ phone: 'new' }, { head_name: 'New' }]) {
      const { text } = await ask('worker', '/rest/v1/households?id=eq.2001', {
        method: 'PATCH',
        body,
        headers: { prefer: 'return=representation' }
      });
      expect(text).not.toMatch(/secret/i);
    }
    const inserted = await ask('community', '/rest/v1/households', {
      method: 'POST',
      body: { building_id: 1001, head_name: 'New' },
      headers: { prefer: 'return=representation' }
    });
    expect(inserted.text).not.toMatch(/head_id_no|secret/i);
  });
});

describe('writing where one may not', () => {
  const attempts: readonly [
    who: string,
    what: string,
    path: string,
    method: string,
    body: unknown,
    prefer?: string
  ][] = [
    [
      'worker',
      'an incident in another community',
      '/rest/v1/incidents',
      'POST',
      {
        category_code: 'S0112',
        title: 'x',
        area_code: PLACES.D,
        reported_by: '00000000-0000-4000-9000-000000000101'
      }
    ],
    [
      'worker',
      'an incident in the name of another',
      '/rest/v1/incidents',
      'POST',
      {
        category_code: 'S0112',
        title: 'x',
        area_code: PLACES.A,
        reported_by: '00000000-0000-4000-9000-000000000111'
      }
    ],
    [
      'worker',
      'a confirmed case',
      '/rest/v1/hardship_cases',
      'POST',
      { household_id: 2001, category_code: 'other', status: 'confirmed', valid_from: '2026-01-01' }
    ],
    [
      'worker',
      'a visit in the name of another',
      '/rest/v1/visits',
      'POST',
      { household_id: 2001, staff_id: '00000000-0000-4000-9000-000000000111', visited_at: '2026-01-01' }
    ],
    [
      'worker',
      'a line of the flow',
      '/rest/v1/incident_flow',
      'POST',
      { incident_id: 6001, action: 'x', to_state: 'closed' }
    ],
    [
      'community',
      'the area of an incident',
      '/rest/v1/incidents?id=eq.6001',
      'PATCH',
      { area_code: PLACES.D }
    ],
    [
      'community',
      'an incident made ordinary',
      '/rest/v1/incidents?id=eq.6011',
      'PATCH',
      { restricted: false }
    ],
    [
      'community',
      'an account linked to staff',
      '/rest/v1/staff?id=eq.00000000-0000-4000-9000-000000000111',
      'PATCH',
      { user_id: '00000000-0000-4000-8000-000000000102' }
    ],
    [
      'community',
      'staff with an account',
      '/rest/v1/staff',
      'POST',
      { name: 'x', area_code: PLACES.first, user_id: '00000000-0000-4000-8000-000000000003' }
    ],
    [
      'community',
      'somebody of another office assigned here',
      '/rest/v1/assignments',
      'POST',
      {
        staff_id: '00000000-0000-4000-9000-000000000201',
        area_code: PLACES.A,
        post_code: 'liaison',
        valid_from: '2026-01-01'
      }
    ],
    ['community', 'a household moved', '/rest/v1/households?id=eq.2001', 'PATCH', { area_code: PLACES.D }],
    [
      'community',
      'a household by upsert',
      '/rest/v1/households?on_conflict=id',
      'POST',
      { id: 2005, building_id: 1001, phone: 'x' },
      'resolution=merge-duplicates'
    ],
    [
      'steward',
      'a building moved to another office',
      '/rest/v1/buildings?id=eq.1001',
      'PATCH',
      { area_code: PLACES.E }
    ],
    [
      'steward',
      'a building of another office by upsert',
      '/rest/v1/buildings?on_conflict=code',
      'POST',
      {
        code: 'OFFICE-E',
        area_code: PLACES.A,
        footprint: 'SRID=4326;MULTIPOLYGON(((116 39,117 39,117 40,116 39)))'
      },
      'resolution=merge-duplicates'
    ],
    ['steward', 'an incident about people', '/rest/v1/incidents?id=eq.6011', 'PATCH', { state: 'closed' }],
    [
      'planner',
      'a draft published',
      '/rest/v1/plans?id=eq.103',
      'PATCH',
      { status: 'published', valid_from: '2026-01-01' }
    ],
    ['planner-two', 'a draft of another community', '/rest/v1/plans?id=eq.103', 'PATCH', { name: 'x' }],
    [
      'planner',
      'a plan of a whole office',
      '/rest/v1/plans',
      'POST',
      { community_code: PLACES.office, name: 'x' }
    ],
    [
      'administrator',
      'a role for himself',
      '/rest/v1/role_grants',
      'POST',
      { user_id: '00000000-0000-4000-8000-000000000108', role: 'data_steward', scope_code: PLACES.office }
    ],
    [
      'administrator',
      'a role in another office',
      '/rest/v1/role_grants',
      'POST',
      { user_id: '00000000-0000-4000-8000-000000000003', role: 'leader', scope_code: PLACES.farOffice }
    ],
    [
      'administrator-one',
      'a role wider than his own',
      '/rest/v1/role_grants',
      'POST',
      { user_id: '00000000-0000-4000-8000-000000000003', role: 'leader', scope_code: PLACES.office }
    ],
    [
      'administrator',
      'the thresholds of protected counts',
      '/rest/v1/settings?key=eq.protection',
      'PATCH',
      { value: { k: 1 } }
    ],
    [
      'chief',
      'the thresholds of protected counts',
      '/rest/v1/settings?key=eq.protection',
      'PATCH',
      { value: { k: 1 } }
    ],
    [
      'administrator',
      'a list of the whole installation',
      '/rest/v1/posts?code=eq.police',
      'PATCH',
      { name_en: 'x' }
    ],
    ['administrator', 'the log', '/rest/v1/audit_log?id=eq.8001', 'PATCH', { action: 'x' }],
    [
      'supervisor',
      'an incident merged into one about people',
      '/rest/v1/incidents?id=eq.6001',
      'PATCH',
      { duplicate_of: 6011 }
    ],
    ['leader', 'an incident', '/rest/v1/incidents?id=eq.6001', 'PATCH', { title: 'x' }],
    [
      'nobody',
      'a role for himself',
      '/rest/v1/role_grants',
      'POST',
      { user_id: '00000000-0000-4000-8000-000000000003', role: 'leader', scope_code: PLACES.office }
    ]
  ];

  it.each(attempts)('%s can not write %s', async (name, _what, path, method, body, prefer = '') => {
    const before = await fingerprint();
    const { status, text } = await ask(name, path, {
      method,
      body,
      headers: { prefer: `${prefer},return=representation` }
    });
    // Refused, or told that no row was his to change.
    expect(status >= 400 || text.endsWith(' []')).toBe(true);
    expect(text).not.toMatch(/secret/i);
    expect(await fingerprint()).toEqual(before);
  });

  /** Everything that the attempts aim at. */
  async function fingerprint(): Promise<unknown> {
    const { rows } = await office.database.query(`
      select (select md5(string_agg(t::text, '' order by t::text)) from public.incidents as t) as incidents,
        (select md5(string_agg(t::text, '' order by t::text)) from public.households as t) as households,
        (select md5(string_agg(t::text, '' order by t::text)) from public.hardship_cases as t) as cases,
        (select md5(string_agg(t::text, '' order by t::text)) from public.visits as t) as visits,
        (select md5(string_agg(t::text, '' order by t::text)) from public.incident_flow as t) as flow,
        (select md5(string_agg(t::text, '' order by t::text)) from public.buildings as t) as buildings,
        (select md5(string_agg(t::text, '' order by t::text)) from public.plans as t) as plans,
        (select md5(string_agg(t::text, '' order by t::text)) from public.staff as t) as staff,
        (select md5(string_agg(t::text, '' order by t::text)) from public.assignments as t) as assignments,
        (select md5(string_agg(t::text, '' order by t::text)) from public.role_grants as t) as roles,
        (select md5(string_agg(t::text, '' order by t::text)) from public.settings as t) as settings,
        (select md5(string_agg(t::text, '' order by t::text)) from public.posts as t) as posts,
        (select md5(string_agg(t::text, '' order by t::text)) from public.audit_log as t) as log`);
    return rows[0];
  }
});
