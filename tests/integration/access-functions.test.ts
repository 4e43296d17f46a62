import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../supabase/embedded/database.ts';
import { accessTable, cell, type Line } from '../support/access-tables.ts';
import { given, refused } from '../support/access-words.ts';
import { loadOffice, people, PLACES, trial, type Attempt, type Person } from '../support/office.ts';
import { openTestDatabase } from '../support/test-database.ts';

// Every function that the API offers, called by every account of the two offices, over its own area and others'.

const functions = new Map(accessTable('Functions').map((line) => [cell(line, 'function'), line]));
const topics = accessTable('Topics');

const AREAS = Object.values(PLACES);
const NOWHERE = [`''`, 'null', `'9'`, `'~'`, `'%'`];

let database: Database;
let everybody: Person[];
beforeAll(async () => {
  database = await openTestDatabase();
  await loadOffice(database);
  everybody = await people(database);
});
afterAll(() => database.close());

const lineOf = (name: string): Line => {
  const line = functions.get(name);
  if (line === undefined) throw new Error(`docs/access.md does not have the function ${name}`);
  return line;
};
const gives = (line: Line, person: Person, place: string) =>
  given(line, person, { key: place, place, about: null });
const personOf = (name: string): Person => {
  const person = everybody.find((someone) => someone.name === name);
  if (person === undefined) throw new Error(`The fixture has no ${name}`);
  return person;
};

async function call<Answer>(person: Person, sql: string): Promise<Attempt<{ answer: Answer }>> {
  return trial(database, (held) => held.as<{ answer: Answer }>(person, `select ${sql} as answer`));
}

async function answer<Answer>(name: string, sql: string): Promise<Answer | undefined> {
  const attempt = await call<Answer>(personOf(name), sql);
  if ('code' in attempt) throw new Error(`${name}: ${attempt.message}`);
  return attempt.rows[0]?.answer;
}

describe.each([
  ['area_summary', (scope: string) => `public.area_summary(4, ${scope}, '2026-11-01')`],
  ['need_cells', (scope: string) => `public.need_cells(${scope}, null, 100, '2026-11-01')`],
  ['log_export', (scope: string) => `public.log_export(${scope}, 'where', 'Probe', 'csv', 1, 'Probe')`]
])('%s', (name, sqlOf) => {
  it(
    'answers for the areas that docs/access.md gives, and refuses every other',
    { timeout: 240_000 },
    async () => {
      const line = lineOf(name);
      const wrong: string[] = [];
      for (const person of everybody) {
        for (const area of AREAS) {
          const attempt = await call(person, sqlOf(`'${area}'`));
          const expected = person.userId !== null && gives(line, person, area);
          if ('code' in attempt ? expected || attempt.code !== '42501' : !expected) {
            wrong.push(`${person.name} ${area}: ${'code' in attempt ? attempt.message : 'answered'}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    }
  );

  it.each(NOWHERE)('refuses %s to everybody', async (scope) => {
    for (const person of everybody) expect(await call(person, sqlOf(scope))).toMatchObject({ code: '42501' });
  });
});

describe('household_record', () => {
  const HOUSEHOLDS = {
    2001: PLACES.A,
    2002: PLACES.A,
    2003: PLACES.B,
    2004: PLACES.C,
    2005: PLACES.D,
    2006: PLACES.E,
    2007: PLACES.F
  };

  it('shows the households that docs/access.md gives, and says the same of others and of none', async () => {
    const line = lineOf('household_record');
    const wrong: string[] = [];
    for (const person of everybody) {
      for (const [id, place] of [...Object.entries(HOUSEHOLDS), ['999999', '']] as const) {
        const attempt = await call<{ head_id_no: string }>(person, `public.household_record(${id})`);
        const expected = place !== '' && gives(line, person, place);
        const got = 'code' in attempt ? attempt.message : attempt.rows[0]?.answer.head_id_no.slice(0, 9);
        const refusal =
          person.userId === null
            ? 'permission denied for function household_record'
            : 'You may not read this household.';
        if (got !== (expected ? 'SECRET-ID' : refusal)) wrong.push(`${person.name} ${id}: ${got}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('writes who read what to the log, before anything is shown', async () => {
    const logged = await trial(database, async (held) => {
      await held.owner.exec(
        `set local request.jwt.claims = '{"sub": "${personOf('worker').userId}"}'; set local role authenticated`
      );
      await held.owner.query('select public.household_record(2001)');
      await held.owner.exec('reset role');
      const { rows } = await held.owner.query(
        `select user_id, action, subject, subject_id, scope_code from public.audit_log order by at desc limit 1`
      );
      return rows[0];
    });
    expect(logged).toMatchObject({
      user_id: personOf('worker').userId,
      action: 'read',
      subject: 'households',
      subject_id: '2001',
      scope_code: PLACES.A
    });
  });
});

describe('a function marked `rows`', () => {
  const IDS: readonly [
    name: string,
    table: string,
    key: string,
    sql: (area: string) => string,
    path: string
  ][] = [
    [
      'area_map',
      'areas',
      'plan_id is null or plan_id in (102, 105, 201)',
      (area) => `public.area_map('${area}', '2026-11-01')`,
      `answer::jsonb -> 'features'`
    ],
    [
      'building_map',
      'buildings',
      'true',
      (area) => `public.building_map('${area}', '2026-11-01')`,
      `answer::jsonb -> 'features'`
    ],
    [
      'facility_map',
      'facilities',
      'true',
      (area) => `public.facility_map('${area}', '2026-11-01')`,
      `answer::jsonb -> 'features'`
    ],
    [
      'ground_map',
      'ground_features',
      'true',
      (area) => `public.ground_map('${area}')`,
      `answer::jsonb -> 'features'`
    ],
    [
      'incident_map',
      'incidents',
      'true',
      (area) => `public.incident_map('${area}', '2020-01-01', '2030-01-01')`,
      `answer::jsonb -> 'id'`
    ],
    [
      'incident_history',
      'incidents',
      'reported_at <= now() and not restricted',
      (area) => `public.incident_history('${area}')`,
      // As many as are counted.
      `(select coalesce(jsonb_agg(0), '[]') from jsonb_path_query(answer::jsonb, '$.*[*].counts[*]') as day (n), generate_series(1, day.n::int))`
    ]
  ];

  it.each(IDS)(
    '%s shows what the caller sees of %s, however wide he asks',
    async (_name, table, where, sql, path) => {
      for (const person of everybody.filter(({ userId }) => userId !== null)) {
        const counts = await trial(database, async (held) => {
          const seen = await held.as<{ n: number }>(
            person,
            `select count(*)::int as n from public.${table} where ${where}`
          );
          // Both offices and whatever else begins with the same digits.
          const shown = await held.as<{ n: number }>(
            person,
            `select sum(jsonb_array_length(${path}))::int as n
          from unnest(array['990101001', '990101002']) as office (code)
          cross join lateral (select ${sql('#').replace(`'#'`, 'office.code')} as answer) as asked`
          );
          return [seen, shown];
        });
        expect([person.name, counts[1]]).toEqual([person.name, counts[0]]);
      }
    }
  );

  it('shows one incident as the matrix shows its row, and no trace of another', async () => {
    const wrong: string[] = [];
    for (const person of everybody.filter(({ userId }) => userId !== null)) {
      for (const id of [6001, 6002, 6004, 6005, 6011, 6012, 6013, 6014]) {
        const [row, card] = await trial(database, async (held) => [
          await held.as<{ n: number }>(
            person,
            `select count(*)::int as n from public.incidents where id = ${id}`
          ),
          await held.as<{ answer: { id: number } | null }>(
            person,
            `select public.incident_card(${id}) as answer`
          )
        ]);
        const seen = 'rows' in row && row.rows[0]?.n === 1;
        const shown = 'rows' in card && card.rows[0]?.answer !== null;
        if (seen !== shown) wrong.push(`${person.name} ${id}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('puts households on the card of a building for those who may read their rows, and for nobody else', async () => {
    const line = lineOf('household_record');
    const wrong: string[] = [];
    for (const person of everybody.filter(({ userId }) => userId !== null)) {
      for (const [id, place] of [
        [1001, PLACES.A],
        [1002, PLACES.B],
        [1004, PLACES.D],
        [1005, PLACES.E]
      ] as const) {
        const attempt = await call<Record<string, unknown> | null>(
          person,
          `public.building_card(${id}, '2026-11-01')`
        );
        const card = 'rows' in attempt ? attempt.rows[0]?.answer : undefined;
        if ((card?.['households'] !== undefined) !== gives(line, person, place))
          wrong.push(`${person.name} ${id}`);
        if (JSON.stringify(attempt).includes('Secret')) wrong.push(`${person.name} ${id} shows a name`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('shows no figure of people or matters on the card of an area outside the scope, and a phone to colleagues alone', async () => {
    const card = (name: string, area: string) =>
      answer<Record<string, unknown> | null>(
        name,
        `public.area_card('${area}', '2026-11-01', '2026-01-01', '2026-11-22')`
      );
    expect(await card('leader-one', PLACES.second)).toMatchObject({
      people: null,
      need: null,
      sentiment: null,
      matters: null
    });
    expect(await card('leader', PLACES.far)).toBeNull();
    expect(await card('nobody', PLACES.first)).toBeNull();
    expect(JSON.stringify(await card('leader', PLACES.A))).not.toContain('555-');
    expect(JSON.stringify(await card('supervisor', PLACES.A))).toContain('555-0101');
  });

  it('tells the caller of his own roles alone', async () => {
    const access = await answer<{ grants: { role: string }[] }>('community', 'public.my_access()');
    expect(access?.grants).toMatchObject([{ role: 'community_admin', scope: PLACES.first }]);
    expect(await answer('nobody', 'public.my_access()')).toMatchObject({
      staff: null,
      grants: [],
      offices: []
    });
    expect(await answer('expired', 'public.my_access()')).toMatchObject({
      grants: [],
      offices: [],
      work_scopes: []
    });
  });

  it('shows somebody without a role no list', async () => {
    expect(await answer('nobody', 'public.code_lists()')).toMatchObject({
      levels: [],
      posts: [],
      settings: {}
    });
  });

  it('is refused to a visitor', async () => {
    for (const [name, line] of functions) {
      expect([name, refused(line, personOf('anonymous'))]).toEqual([name, true]);
    }
    for (const sql of IDS.map(([, , , sqlOf]) => sqlOf(PLACES.office)).concat(
      'public.my_access()',
      'public.code_lists()',
      'public.incident_card(6001)',
      'public.building_card(1001, null)',
      'public.facility_card(5001)'
    )) {
      expect(await call(personOf('anonymous'), sql)).toMatchObject({
        code: '42501',
        message: expect.stringMatching(/^permission denied for function/) as string
      });
    }
  });
});

describe('a topic', () => {
  it.each(topics.map((line) => [cell(line, 'topic'), line] as const))(
    '%s:… is heard as docs/access.md says',
    async (topic, line) => {
      const wrong: string[] = [];
      for (const person of everybody) {
        for (const place of [PLACES.first, PLACES.second, PLACES.far]) {
          const heard = await trial(database, async (held) => {
            await held.owner.exec(`select set_config('realtime.topic', '${topic}:${place}', true);
            insert into realtime.messages (topic, extension, private) values ('${topic}:${place}', 'broadcast', true)`);
            const attempt = await held.as(
              person,
              `select from realtime.messages where topic = '${topic}:${place}'`
            );
            return 'rows' in attempt && attempt.rows.length > 0;
          });
          if (heard !== gives(line, person, place)) wrong.push(`${person.name} ${place}`);
        }
      }
      expect(wrong).toEqual([]);
    }
  );

  it.each(['incidents:', 'incidents', 'incidents:9', 'incidents-restricted:', 'other:990101001001', ''])(
    'named "%s" is heard by nobody',
    async (topic) => {
      for (const person of everybody) {
        const attempt = await trial(database, async (held) => {
          await held.owner.exec(`select set_config('realtime.topic', '${topic}', true);
          insert into realtime.messages (topic, extension, private) values ('${topic}', 'broadcast', true)`);
          return held.as(person, 'select from realtime.messages');
        });
        expect([person.name, 'rows' in attempt ? attempt.rows.length : 0]).toEqual([person.name, 0]);
      }
    }
  );

  it('takes no message from anybody but the database', async () => {
    for (const person of everybody) {
      const attempt = await trial(database, (held) =>
        held.as(
          person,
          `insert into realtime.messages (topic, extension, private) values ('incidents:${PLACES.first}', 'broadcast', true)`
        )
      );
      expect([person.name, attempt]).toMatchObject([person.name, { code: '42501' }]);
    }
  });
});
