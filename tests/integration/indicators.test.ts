import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNTS, NO_COUNTS, type CountName, type Counts } from '../../src/analysis/indicators/counts.ts';
import { INDICATORS } from '../../src/analysis/indicators/definitions.ts';
import type { Database } from '../../supabase/embedded/database.ts';
import { accessTable, cell } from '../support/access-tables.ts';
import { given } from '../support/access-words.ts';
import { numbersFrom } from '../support/need-office.ts';
import {
  loadOffice,
  people,
  PLACES,
  trial,
  type Attempt,
  type Person,
  type Trial
} from '../support/office.ts';
import { openTestDatabase } from '../support/test-database.ts';

// What the database counts for indicators, against counting the rows one by one in TypeScript.

interface Incident {
  id: number;
  area_code: string;
  source: string;
  state: string;
  restricted: boolean;
  satisfaction: number | null;
  /** Milliseconds since 1970, whole seconds; null = it has not happened. */
  reported_at: number;
  filed_at: number | null;
  due_at: number | null;
  handled_at: number | null;
  closed_at: number | null;
}

interface Answer {
  generated_at: string;
  areas: (Counts & { code: string; name: string | null; unplaced: boolean })[];
  rules: { version: string } | null;
  decisions: { id: number; area: string; by: string | null; reason: string; withdrawn: object | null }[];
}

const DAY = 86_400_000;
/** Where nobody said where, the code is that of the community. */
const CODES = [PLACES.A, PLACES.B, PLACES.C, PLACES.D, PLACES.first, PLACES.second];
const LENGTHS = [9, 12, 14, 16, 18];
const MANY = 2000;
const PERIODS = [
  ['2026-02-01', '2026-02-28'],
  ['2026-03-05', '2026-03-05'],
  ['2025-06-01', '2026-04-30'],
  ['2026-03-01', '2030-01-01'],
  ['2031-01-01', '2031-02-01']
] as const;

let database: Database;
let everybody: Person[];
const incidents = invented();
beforeAll(async () => {
  database = await openTestDatabase();
  await loadOffice(database);
  everybody = await people(database);
  const moment = (at: number | null) => (at === null ? 'null' : `'${new Date(at).toISOString()}'`);
  await database.exec(`set wangge.loading = 'on';
    delete from public.incident_reporters; alter table public.incident_flow disable trigger all; delete from public.incident_flow;
    alter table public.incident_flow enable trigger all; delete from public.incidents;
    insert into public.incidents (id, category_code, title, area_code, source, state, restricted, satisfaction, duplicate_of, reported_at, filed_at, due_at, handled_at, closed_at) values
    ${incidents
      .map(
        (
          row
        ) => `(${row.id}, 'S0112', 'Incident', '${row.area_code}', '${row.source}', '${row.state}', ${row.restricted},
      ${row.satisfaction ?? 'null'}, ${row.state === 'merged' ? 1 : 'null'}, ${moment(row.reported_at)}, ${moment(row.filed_at)}, ${moment(row.due_at)}, ${moment(row.handled_at)}, ${moment(row.closed_at)})`
      )
      .join(',')};
    reset wangge.loading`);
});
afterAll(() => database.close());

/** Lives of every kind, with times that fall together: due, handled and closed at one moment, and at midnight of the office. */
function invented(): Incident[] {
  const random = numbersFrom(20261123);
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item =>
    items[Math.floor(random() * items.length)] ?? items[0];
  const hour = (least: number, most: number) => Math.floor(least + random() * (most - least)) * 3_600_000;
  const begin = Date.parse('2025-05-01T00:00:00+08:00');
  return Array.from({ length: MANY }, (_, index): Incident => {
    const reported_at = begin + hour(0, 340 * 24);
    const filed_at = random() < 0.9 ? reported_at + hour(0, 30) : null;
    const due_at = filed_at !== null && random() < 0.95 ? filed_at + hour(2, 200) : null;
    const handled_at =
      filed_at !== null && random() < 0.9 ? pick([due_at ?? filed_at, filed_at + hour(1, 400)]) : null;
    const ended =
      handled_at !== null && random() < 0.9 ? pick([due_at ?? handled_at, handled_at + hour(0, 60)]) : null;
    const state =
      filed_at === null
        ? pick(['reported', 'rejected', 'merged'])
        : ended === null
          ? pick(['handling', 'suspended', 'cancelled'])
          : pick(['closed', 'closed', 'closed', 'closed', 'cancelled']);
    const over = ['closed', 'rejected', 'merged', 'cancelled'].includes(state);
    return {
      id: index + 1,
      area_code: pick(CODES as [string, ...string[]]),
      source: pick(['grid_staff', 'collector', 'hotline_12345', 'app_public', 'video']),
      // The first one is what others are merged into.
      state: index === 0 ? 'reported' : state,
      restricted: random() < 0.1,
      satisfaction: over && random() < 0.4 ? Math.ceil(random() * 5) : null,
      ...{ reported_at, filed_at, due_at, handled_at },
      closed_at:
        over && index > 0 ? Math.max(reported_at, ended ?? (filed_at ?? reported_at) + hour(1, 50)) : null
    };
  });
}

/** Which counts an incident is in. Said once more, and otherwise than the database says it. */
function countsOf(row: Incident, begins: number, ends: number): CountName[] {
  const within = (at: number | null) => at !== null && at >= begins && at < ends;
  const done = (at: number | null) => at !== null && at < ends;
  const over = done(row.closed_at);
  const aside = over && row.state !== 'closed';
  const found: CountName[] = [];
  if (within(row.reported_at)) {
    found.push('reported');
    if (done(row.filed_at)) found.push('reported_filed');
    if (!over) found.push('reported_open');
  }
  if (within(row.filed_at)) {
    found.push('filed');
    if (!(aside && row.state === 'cancelled')) found.push('filed_kept');
    if (row.source === 'hotline_12345' || row.source === 'app_public') found.push('filed_public');
  }
  const { due_at: due, handled_at: handled, closed_at: closed } = row;
  if (due !== null && within(due) && !aside) {
    found.push('due');
    if (done(handled)) found.push('due_handled');
    if (handled !== null && handled <= due) found.push('due_handled_on_time');
    if (over && closed !== null)
      found.push('due_closed', closed <= due ? 'due_closed_on_time' : 'due_closed_late');
  }
  if (done(row.filed_at) && done(due) && !over) found.push('open_late');
  if (within(closed) && row.state === 'closed' && row.satisfaction !== null) {
    found.push('rated');
    if (row.satisfaction > 3) found.push('rated_satisfied');
  }
  return found;
}

function expected(level: number, from: string, to: string, now: number): Record<string, Counts> {
  const begins = Date.parse(`${from}T00:00:00+08:00`);
  const ends = Math.min(Date.parse(`${to}T00:00:00+08:00`) + DAY, now);
  const areas: Record<string, Record<CountName, number>> = {};
  for (const row of incidents) {
    if (row.restricted) continue;
    for (const name of countsOf(row, begins, ends)) {
      const code = row.area_code.slice(0, LENGTHS[level]);
      (areas[code] ??= { ...NO_COUNTS })[name] += 1;
    }
  }
  return areas;
}

const personOf = (name: string): Person => {
  const person = everybody.find((someone) => someone.name === name);
  if (person === undefined) throw new Error(`The fixture has no ${name}`);
  return person;
};

async function first<Row>(held: Trial, name: string, sql: string): Promise<Row> {
  const attempt = await held.as<{ answer: Row }>(personOf(name), `select ${sql} as answer`);
  if ('code' in attempt) throw new Error(`${name}: ${attempt.message}`);
  const [row] = attempt.rows;
  if (row === undefined) throw new Error('no answer');
  return row.answer;
}
const counts = (name: string, scope: string, level: number, from: string, to: string) =>
  trial(database, (held) =>
    first<Answer>(held, name, `public.indicator_counts('${scope}', ${level}, '${from}', '${to}')`)
  );
const numbersOf = (area: Counts): Counts =>
  Object.fromEntries(COUNTS.map((name) => [name, area[name]])) as Record<CountName, number>;

describe('the counts of a period', () => {
  it.each(PERIODS.flatMap(([from, to]) => [0, 1, 2, 4].map((level) => ({ level, from, to }))))(
    'on level $level from $from to $to are those of the rows, area by area',
    async ({ level, from, to }) => {
      const answer = await counts('leader', PLACES.office, level, from, to);
      const got = Object.fromEntries(answer.areas.map((area) => [area.code, numbersOf(area)]));
      expect(got).toEqual(expected(level, from, to, Date.parse(answer.generated_at)));
      const unplaced = answer.areas.filter((area) => area.unplaced).map(({ code }) => code);
      expect(unplaced.every((code) => level > 1 && code.length === 12)).toBe(true);
    }
  );

  it('are of every kind in this test', () => {
    const all = expected(0, '2025-06-01', '2026-04-30', Infinity)[PLACES.office];
    expect(COUNTS.filter((name) => (all?.[name] ?? 0) < 20)).toEqual([]);
  });

  it('are the same for whoever reads incidents about people too', async () => {
    const [head, leader] = await Promise.all(
      ['community', 'leader'].map((name) => counts(name, PLACES.first, 4, '2025-06-01', '2026-04-30'))
    );
    expect(head?.areas).toEqual(leader?.areas);
  });

  it('tell nothing of incidents about people: without any, the answers are the same to the letter', async () => {
    const asked = [
      `public.indicator_counts('${PLACES.office}', 4, '2025-06-01', '2026-04-30')`,
      ...COUNTS.map(
        (name) => `public.indicator_incidents('${PLACES.A}', '${name}', '2026-03-01', '2026-03-31')`
      )
    ];
    const [with_, without] = await trial(database, async (held) => {
      const all = async () => {
        const answers: unknown[] = [];
        for (const name of ['community', 'worker', 'leader', 'supervisor'])
          for (const sql of asked) answers.push(await first(held, name, sql));
        return JSON.stringify(answers);
      };
      const before = await all();
      await held.owner.exec(`delete from public.incidents where restricted`);
      return [before, await all()];
    });
    expect(without).toBe(with_);
  });

  it('are none of another office, nor for somebody without a role', async () => {
    for (const name of ['far-leader', 'nobody'])
      expect((await counts(name, PLACES.office, 1, '2025-06-01', '2026-04-30')).areas).toEqual([]);
  });

  it('of a scope are those of its areas alone', async () => {
    const { areas } = await counts('leader', PLACES.first, 4, '2025-06-01', '2026-04-30');
    expect(new Set(areas.map(({ code }) => code))).toEqual(
      new Set([PLACES.A, PLACES.B, PLACES.C, PLACES.first])
    );
  });
});

describe('the incidents behind a count', () => {
  it.each(COUNTS)('%s are as many as it says, and the very ones', async (counted) => {
    const [from, to] = ['2026-02-01', '2026-02-28'];
    const [begins, ends] = [from, to].map((day) => Date.parse(`${day}T00:00:00+08:00`)) as [number, number];
    const wanted = incidents.filter(
      (row) =>
        !row.restricted &&
        row.area_code.startsWith(PLACES.first) &&
        countsOf(row, begins, ends + DAY).includes(counted)
    );
    const found = await trial(database, (held) =>
      first<{ id: number }[]>(
        held,
        'leader',
        `public.indicator_incidents('${PLACES.first}', '${counted}', '${from}', '${to}')`
      )
    );
    expect(found.map(({ id }) => id).sort((a, b) => a - b)).toEqual(wanted.map(({ id }) => id));
  });

  it('are the longest overdue first where they are open past their deadline, and the latest first otherwise', async () => {
    const [from, to] = ['2025-05-01', '2026-04-10'];
    const end = Date.parse(`${to}T00:00:00+08:00`) + DAY;
    const begins = Date.parse(`${from}T00:00:00+08:00`);
    const ids = async (counted: CountName) =>
      trial(database, async (held) => {
        const sql = `public.indicator_incidents('${PLACES.office}', '${counted}', '${from}', '${to}')`;
        return (await first<{ id: number }[]>(held, 'leader', sql)).map(({ id }) => id);
      });
    const wanted = (counted: CountName, before: (a: Incident, b: Incident) => number) =>
      incidents
        .filter((row) => !row.restricted && countsOf(row, begins, end).includes(counted))
        .sort((a, b) => before(a, b) || b.reported_at - a.reported_at || b.id - a.id)
        .map(({ id }) => id);
    const late = wanted('open_late', (a, b) => (a.due_at ?? NaN) - (b.due_at ?? NaN));
    expect(late.length).toBeGreaterThan(200);
    expect(await ids('open_late')).toEqual(late.slice(0, 200));
    expect(await ids('reported')).toEqual(wanted('reported', () => 0).slice(0, 200));
  });

  it.each([`x`, `id`, `ends`, `area_code`, `' or true --`])(
    'of no such count (%s) are none',
    async (counted) => {
      const sql = `public.indicator_incidents('${PLACES.office}', '${counted.replaceAll(`'`, `''`)}', '2026-01-01', '2026-12-31')`;
      expect(await trial(database, (held) => first(held, 'leader', sql))).toEqual([]);
    }
  );
});

describe('a decision that a figure counts as zero', () => {
  const decide = (place: string) =>
    `select public.decide_assessment('${place}', 'closing', '2026-02-01', '2026-02-28', 'Closed before anybody went there') as id`;
  const decider = accessTable('Functions').find((line) => cell(line, 'function') === 'decide_assessment');

  it('is made by those whom docs/access.md names, for areas of theirs, and refused to every other', async () => {
    if (decider === undefined) throw new Error('docs/access.md does not have decide_assessment');
    const wrong: string[] = [];
    for (const person of everybody) {
      for (const place of [PLACES.office, PLACES.first, PLACES.D, PLACES.far]) {
        const attempt = await trial(database, (held) => held.as(person, decide(place)));
        const may = person.userId !== null && given(decider, person, { key: place, place, about: null });
        if ('code' in attempt ? may || attempt.code !== '42501' : !may) wrong.push(`${person.name} ${place}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is about a rate of which more is better, and the database knows the same ones as the definitions', async () => {
    const found = await trial(database, (held) =>
      held.owner.query<{ rule: string }>(
        `select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'assessment_decisions_indicator_counts_up'`
      )
    );
    const known = [...(found.rows[0]?.rule ?? '').matchAll(/'([a-z_]+)'/g)].map(([, code]) => code);
    const better = INDICATORS.filter(({ unit, direction }) => unit === 'percent' && direction === 'higher');
    expect(known.toSorted()).toEqual(better.map(({ code }) => code as string).toSorted());
  });

  it('is told with the counts of every period that shares a day with it, and says who and why', async () => {
    const told = async (from: string, to: string) =>
      (await counts('leader', PLACES.office, 1, from, to)).decisions.filter(({ id }) => id === 9001);
    expect(await told('2026-03-31', '2026-04-30')).toMatchObject([
      { area: PLACES.first, by: 'Supervisor', reason: 'Closed before anybody went there', withdrawn: null }
    ]);
    expect(await told('2026-04-01', '2026-04-30')).toEqual([]);
  });

  it('is taken back by a further row, once, and both stay', async () => {
    const supervisor = personOf('supervisor');
    const answer = await trial(database, async (held) => {
      const run = async (sql: string): Promise<Attempt<{ id: number | null }>> => {
        await held.owner.exec(
          `set local request.jwt.claims = '{"sub": "${supervisor.userId}", "role": "authenticated"}'; set local role authenticated`
        );
        try {
          return await held.owner.query<{ id: number | null }>(sql);
        } finally {
          await held.owner.exec('reset role');
        }
      };
      await run(`select public.withdraw_assessment(9001, 'It was a mistake') as id`);
      const logged = await held.owner.query<{ action: string; user_id: string }>(
        `select action, user_id from public.audit_log where subject = 'assessment_decisions' order by id desc limit 1`
      );
      const seen = await first<Answer>(
        held,
        'leader',
        `public.indicator_counts('${PLACES.office}', 1, '2026-03-01', '2026-03-31')`
      );
      return { logged: logged.rows, decisions: seen.decisions };
    });
    expect(answer.logged).toEqual([{ action: 'withdraw', user_id: supervisor.userId }]);
    expect(answer.decisions).toMatchObject([
      {
        id: 9001,
        reason: 'Closed before anybody went there',
        withdrawn: { reason: 'It was a mistake', by: 'Supervisor' }
      }
    ]);
  });

  it.each([
    [
      'a second withdrawal',
      'far-supervisor',
      `select public.withdraw_assessment(9002, 'Once more') as id`,
      '23505'
    ],
    [
      'the withdrawal of a withdrawal',
      'far-supervisor',
      `select public.withdraw_assessment(9003, 'Again') as id`,
      '42501'
    ],
    [
      'one without a reason',
      'supervisor',
      decide(PLACES.first).replace('Closed before anybody went there', '  x '),
      '23514'
    ],
    [
      'one about what is better the less there is of it',
      'supervisor',
      decide(PLACES.first).replace(`'closing'`, `'open_late'`),
      '23514'
    ],
    ['one without an end', 'supervisor', decide(PLACES.first).replace('2026-02-28', 'infinity'), '23514'],
    [
      'a withdrawal about another area',
      'supervisor',
      `insert into assessment_decisions (area_code, indicator, from_date, to_date, reason, withdraws)
        values ('${PLACES.D}', 'closing_on_time', '2026-03-01', '2026-03-31', 'Elsewhere', 9001)`,
      '23503'
    ],
    [
      'one in another name',
      'supervisor',
      `insert into assessment_decisions (area_code, indicator, from_date, to_date, reason, decided_by)
        values ('${PLACES.first}', 'closing', '2026-03-01', '2026-03-31', 'In another name', '00000000-0000-4000-8000-000000000107')`,
      '42501'
    ]
  ])('refuses %s', async (_what, name, sql, code) => {
    expect(await trial(database, (held) => held.as(personOf(name), sql))).toMatchObject({ code });
  });

  it('of another office is not there to be taken back', async () => {
    const attempt = await trial(database, (held) =>
      held.as<{ id: number | null }>(
        personOf('far-supervisor'),
        `select public.withdraw_assessment(9001, 'Not mine') as id`
      )
    );
    expect(attempt).toMatchObject({ rows: [{ id: null }] });
  });
});

describe('the rules of the assessment', () => {
  it('are those that hold on the last day of the period', async () => {
    const versions = await trial(database, async (held) => {
      await held.owner.exec(
        `update public.settings set value = value || '[{"version": "2", "valid_from": "2026-06-01"}]' where key = 'assessment'`
      );
      const of = async (to: string) =>
        (
          await first<Answer>(
            held,
            'leader',
            `public.indicator_counts('${PLACES.office}', 1, '2026-01-01', '${to}')`
          )
        ).rules?.version;
      return [await of('2026-05-31'), await of('2026-06-01')];
    });
    expect(versions).toEqual(['1', '2']);
  });
});
