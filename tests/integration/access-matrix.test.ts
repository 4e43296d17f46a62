import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../supabase/embedded/database.ts';
import { PROBES } from '../support/access-probes.ts';
import { accessTable, cell, type Line } from '../support/access-tables.ts';
import { given, refused, type Row } from '../support/access-words.ts';
import { loadOffice, people, trial, type Attempt, type Person, type Trial } from '../support/office.ts';
import { openTestDatabase } from '../support/test-database.ts';

// Every line of the matrix in docs/access.md, tried as every account of the two offices. Rows are held against
// each other by their keys. What one person sees or does more or less than the page says is one line of the failure.

const ROLES = [
  'grid_worker',
  'community_admin',
  'data_steward',
  'planner',
  'supervisor',
  'wall',
  'leader',
  'administrator'
];
const matrix = accessTable('Matrix');
const subjects = new Map(accessTable('Subjects').map((subject) => [cell(subject, 'subject'), subject]));

let database: Database;
let everybody: Person[];
beforeAll(async () => {
  database = await openTestDatabase();
  await loadOffice(database);
  everybody = await people(database);
});
afterAll(() => database.close());

const operations = (line: Line) =>
  cell(line, 'operation')
    .split(',')
    .map((operation) => operation.trim());
const tableOf = (subject: Line) => `public.${cell(subject, 'table')}`;
const keyOf = (subject: Line) => `(${cell(subject, 'key')})::text`;

describe.each(
  matrix.flatMap((line) =>
    operations(line).map((operation) => ({ line, operation, about: cell(line, 'subject') }))
  )
)('$about: $operation', ({ line, operation, about }) => {
  it('is as docs/access.md says, for everybody', async () => {
    const subject = subjects.get(about);
    if (subject === undefined) throw new Error(`docs/access.md does not explain the subject "${about}"`);
    expect(
      await trial(database, (held) => TRIES[operation]?.(held, line, subject) ?? unknownOperation(operation))
    ).toEqual([]);
  });
});

function unknownOperation(operation: string): never {
  throw new Error(`No such operation: ${operation}`);
}

type Try = (held: Trial, line: Line, subject: Line) => Promise<string[]>;

const TRIES: Readonly<Record<string, Try>> = {
  select: async (held, line, subject) => {
    const rows = await rowsOf(held, subject);
    expect(rows, 'the fixture has rows of this subject').not.toEqual([]);
    return forEverybody(async (person) => {
      const attempt = await held.as<{ key: string }>(
        person,
        `select ${keyOf(subject)} as key from ${tableOf(subject)}`
      );
      return compare(line, person, rows, attempt);
    });
  },

  update: async (held, line, subject) => {
    const rows = await rowsOf(held, subject);
    const change =
      PROBES[cell(subject, 'subject')]?.change ?? `${await firstColumn(held, subject)} = default`;
    const only = cell(subject, 'rows') === '' ? '' : ` where ${cell(subject, 'rows')}`;
    return forEverybody(async (person) => {
      const update = `update ${tableOf(subject)} set ${change}`;
      const complaints = compare(
        line,
        person,
        rows,
        await held.as(person, `${update} returning ${keyOf(subject)} as key`)
      );
      if (complaints.length > 0 || only !== '') return complaints;
      // Once more without reading anything back: then the rules of reading do not narrow it.
      const blind = await held.as(person, update);
      const expected = rows.filter((row) => given(line, person, row)).length;
      if ('code' in blind || blind.affected === expected) return [];
      return [`${person.name} changed ${blind.affected} rows blindly, not ${expected}`];
    });
  },

  delete: async (held, line, subject) => {
    const rows = await rowsOf(held, subject);
    return forEverybody(async (person) => {
      if (refused(line, person)) {
        return compare(line, person, rows, await held.as(person, `delete from ${tableOf(subject)}`));
      }
      const gone: { key: string }[] = [];
      for (const { key } of rows) {
        const attempt = await held.as(
          person,
          `delete from ${tableOf(subject)} where ${keyOf(subject)} = '${key}'`
        );
        // A row that others hang on stays; that it got so far as to be told so counts as allowed.
        if ('code' in attempt ? HELD.includes(attempt.code) : attempt.affected > 0) gone.push({ key });
      }
      return compare(line, person, rows, { rows: gone, affected: gone.length });
    });
  },

  insert: async (held, line, subject) => {
    const probe = PROBES[cell(subject, 'subject')]?.insert;
    if (probe === undefined) {
      return forEverybody(async (person) =>
        compare(line, person, [], await held.as(person, `insert into ${tableOf(subject)} default values`))
      );
    }
    const complaints: string[] = [];
    for (const place of probe.places) {
      await held.owner.exec(`savepoint place; ${probe.prepare?.(place) ?? ''}`);
      const row: Row = { key: place, place, about: probe.about ?? null };
      complaints.push(
        ...(await forEverybody(async (person) => {
          const attempt = await held.as(person, probe.sql(place, person));
          // Where a row hangs on one that the person cannot see, it lacks a place and is refused for that.
          const outcome =
            'code' in attempt && attempt.code === NOT_NULL ? { rows: [], affected: 0 } : attempt;
          const barred = 'code' in outcome && outcome.message.includes('row-level security');
          return compare(
            line,
            person,
            [row],
            barred ? { rows: [], affected: 0 } : insertedAs(outcome, place)
          );
        }))
      );
      await held.owner.exec('rollback to savepoint place; release savepoint place');
    }
    return complaints;
  }
};

/** A foreign key that holds the row: PostgreSQL 18 tells `on delete restrict` apart. */
const HELD = ['23503', '23001'];
const NOT_NULL = '23502';
const PRIVILEGE = '42501';

const insertedAs = (attempt: Attempt<unknown>, key: string): Attempt<{ key: string }> =>
  'code' in attempt ? attempt : { rows: attempt.affected > 0 ? [{ key }] : [], affected: attempt.affected };

async function forEverybody(work: (person: Person) => Promise<string[]>): Promise<string[]> {
  const complaints: string[] = [];
  for (const person of everybody) complaints.push(...(await work(person)));
  return complaints;
}

/** What a person got beside what the line gives him, of the rows of the subject. */
function compare(
  line: Line,
  person: Person,
  rows: readonly Row[],
  attempt: Attempt<{ key: string }>
): string[] {
  if ('code' in attempt) {
    const privilege = attempt.code === PRIVILEGE && attempt.message.startsWith('permission denied');
    return privilege && refused(line, person) ? [] : [`${person.name}: ${attempt.code} ${attempt.message}`];
  }
  if (refused(line, person)) return [`${person.name} was not refused`];
  const got = new Set(attempt.rows.map(({ key }) => key));
  return [
    ...rows
      .filter((row) => got.has(row.key) && !given(line, person, row))
      .map(({ key }) => `${person.name} got ${key}`),
    ...rows
      .filter((row) => !got.has(row.key) && given(line, person, row))
      .map(({ key }) => `${person.name} missed ${key}`),
    ...elsewhere(line, person, rows, got)
  ];
}

/** The column `elsewhere` says for people of the far office alone what they get of the first office's rows. */
function elsewhere(line: Line, person: Person, rows: readonly Row[], got: ReadonlySet<string>): string[] {
  if (!person.name.startsWith('far-')) return [];
  const ours = rows.filter(({ place }) => place === null || place.startsWith('990101001'));
  const all = cell(line, 'elsewhere') === 'all';
  return ours
    .filter(({ key }) => got.has(key) !== all && !(all && cell(line, 'operation') !== 'select'))
    .map(({ key }) => `${person.name} of another office ${all ? 'missed' : 'got'} ${key}`);
}

async function rowsOf(held: Trial, subject: Line): Promise<Row[]> {
  const where = cell(subject, 'rows') === '' ? 'true' : cell(subject, 'rows');
  const orNull = (expression: string) => (expression === '' ? 'null' : `(${expression})::text`);
  const { rows } = await held.owner.query<Row>(`
    select ${keyOf(subject)} as key, ${orNull(cell(subject, 'lies in'))} as place, ${orNull(cell(subject, 'about'))} as about
    from ${tableOf(subject)} where ${where}`);
  return rows;
}

async function firstColumn(held: Trial, subject: Line): Promise<string> {
  const { rows } = await held.owner.query<{ name: string }>(`
    select attname as name from pg_attribute
    where attrelid = '${tableOf(subject)}'::regclass and attnum > 0 and attgenerated = '' order by attnum limit 1`);
  return rows[0]?.name ?? '';
}

describe('docs/access.md', () => {
  it('has a subject for every table of the public schema', async () => {
    const { rows } = await database.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f') order by 1`
    );
    const tables = new Set([...subjects.values()].map((subject) => cell(subject, 'table')));
    expect(rows.map(({ name }) => name)).toEqual([...tables].sort());
  });

  it.each([...subjects.keys()])('says every operation on %s once', (name) => {
    const said = matrix.filter((line) => cell(line, 'subject') === name).flatMap(operations);
    expect(said.sort()).toEqual(['delete', 'insert', 'select', 'update']);
  });

  it('covers every row of every table by exactly one subject', async () => {
    const tables = Map.groupBy(subjects.values(), (subject) => cell(subject, 'table'));
    for (const [table, parts] of tables) {
      const counted = await trial(database, async (held) =>
        Promise.all(parts.map(async (part) => (await rowsOf(held, part)).length))
      );
      const { rows } = await database.query<{ n: number }>(`select count(*)::int as n from public.${table}`);
      expect([table, counted.reduce((sum, n) => sum + n, 0)]).toEqual([table, rows[0]?.n]);
    }
  });

  it('is tried by each role in both offices', () => {
    const held = everybody.flatMap(({ hats }) =>
      hats.map(({ role, scope }) => `${role} ${scope.slice(0, 9)}`)
    );
    for (const role of ROLES) {
      expect(held).toContain(`${role} 990101001`);
      expect(held).toContain(`${role} 990101002`);
    }
  });
});
