import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../supabase/embedded/database.ts';
import { loadOffice, people, PLACES, trial, type Person, type Trial } from '../support/office.ts';
import { openTestDatabase } from '../support/test-database.ts';

// What is taken away is logged, by whom it was taken and nobody else. A log that could be written by hand would prove nothing.

let database: Database;
let everybody: Person[];
beforeAll(async () => {
  database = await openTestDatabase();
  await loadOffice(database);
  everybody = await people(database);
});
afterAll(() => database.close());

const personOf = (name: string): Person => {
  const person = everybody.find((someone) => someone.name === name);
  if (person === undefined) throw new Error(`The fixture has no ${name}`);
  return person;
};

interface Notice {
  scope?: string;
  question?: string;
  title?: string;
  format?: string;
  rows?: number | null;
  reason?: string;
}
const quoted = (text: string) => `'${text.replaceAll(`'`, `''`)}'`;
const call = (notice: Notice = {}) => {
  const said = { question: 'where', title: 'Probe', format: 'csv', reason: 'Meeting', rows: 46, ...notice };
  const texts = [said.scope ?? PLACES.office, said.question, said.title, said.format].map(quoted);
  return `public.log_export(${texts.join(', ')}, ${said.rows}, ${quoted(said.reason)})`;
};

const attempt = (name: string, notice: Notice) =>
  trial(database, (held) => held.as(personOf(name), `select ${call(notice)} as answer`));

/** The leader takes something away, and it stays so for the rest of the trial. */
async function took({ owner }: Trial, notice: Notice): Promise<Record<string, unknown> | undefined> {
  await owner.exec(
    `set local request.jwt.claims = '{"sub": "${personOf('leader').userId}"}'; set local role authenticated`
  );
  const { rows } = await owner.query<{ answer: Record<string, unknown> }>(`select ${call(notice)} as answer`);
  await owner.exec('reset role');
  return rows[0]?.answer;
}

describe('the log of what is taken away', () => {
  it('says who took what, when and what for, and the answer names the same entry', async () => {
    const [answer, entry] = await trial(database, async (held) => {
      const asked = await took(held, { reason: `  it's "=1+1"  ` });
      const { rows } = await held.owner.query(
        `select id, user_id, action, subject, subject_id, scope_code, detail, at = now() as fresh from public.audit_log where action = 'export'`
      );
      return [asked, rows[0] as Record<string, unknown>] as const;
    });
    expect(entry).toMatchObject({
      ...{ user_id: personOf('leader').userId, action: 'export', subject: 'review', subject_id: 'where' },
      ...{ scope_code: PLACES.office, fresh: true },
      detail: { roles: ['leader'], title: 'Probe', format: 'csv', rows: 46, reason: `it's "=1+1"` }
    });
    expect(answer).toMatchObject({ number: entry['id'] });
    expect(answer?.['by']).not.toBe('');
  });

  it('is written in the caller’s name alone: there is no parameter for another, and no other way in', async () => {
    const [{ parameters } = { parameters: '' }] = (
      await database.query<{ parameters: string }>(
        `select pg_get_function_identity_arguments(oid) as parameters from pg_proc
         where proname = 'log_export' and pronamespace = 'public'::regnamespace`
      )
    ).rows;
    expect(parameters).toBe('scope text, question text, title text, format text, rows integer, reason text');
    for (const sql of [
      `insert into public.audit_log (user_id, action, subject, subject_id) values ('${personOf('administrator').userId}', 'export', 'review', 'where')`,
      `update public.audit_log set detail = '{}'`,
      `delete from public.audit_log`
    ]) {
      for (const name of ['leader', 'administrator']) {
        const refused = await trial(database, (held) => held.as(personOf(name), sql));
        expect(refused).toMatchObject({ code: '42501' });
      }
    }
  });

  it.each<[string, Notice]>([
    ['no reason', { reason: '   ' }],
    ['a reason of one letter', { reason: 'x' }],
    ['a reason of a page', { reason: 'x'.repeat(201) }],
    ['a format that there is not', { format: 'exe' }],
    ['a question that is none', { question: 'Where; drop' }],
    ['no title', { title: '' }],
    ['a title of a page', { title: 'x'.repeat(201) }],
    ['an area that is none, though its code begins with one’s own', { scope: `${PLACES.office}~ any text` }],
    ['fewer than no rows', { rows: -1 }],
    ['rows that are not counted', { rows: null }]
  ])('takes no entry with %s', async (_what, notice) => {
    expect(await attempt('leader', notice)).toMatchObject({ code: '22023' });
  });

  it('is told to administrators of the scope and to nobody else, the one who took it included', async () => {
    const seenBy = (name: string) =>
      trial(database, async (held) => {
        await took(held, {});
        const seen = await held.as(personOf(name), `select from public.audit_log where action = 'export'`);
        return 'rows' in seen ? seen.rows.length : seen.message;
      });
    expect([await seenBy('administrator'), await seenBy('leader'), await seenBy('wall')]).toEqual([1, 0, 0]);
  });
});
