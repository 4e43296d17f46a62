import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { HABITS } from './incidents/categories.ts';
import type { Database } from './insert.ts';
import { loadDemonstration } from './load.ts';

const TODAY = '2026-11-22';

/** A database that keeps nothing but what it was told, and answers just what the loader asks. */
class Listener implements Database {
  readonly told: string[] = [];
  readonly #last = new Map<string, number>();

  query(sql: string, parameters: readonly unknown[] = []): Promise<{ rows: unknown[] }> {
    this.told.push(JSON.stringify([sql, ...parameters]));
    return Promise.resolve({ rows: this.#answer(sql, parameters) });
  }

  exec(sql: string): Promise<void> {
    this.told.push(sql);
    return Promise.resolve();
  }

  #answer(sql: string, [rows]: readonly unknown[]): unknown[] {
    const table = /(?:into|from) (public\.\w+)/u.exec(sql)?.[1] ?? '';
    if (sql.includes('max(id), 0) + 1')) return [{ next: (this.#last.get(table) ?? 0) + 1 }];
    if (table === 'public.plans') return [{ id: this.#number(table, 1) }];
    if (sql.includes('is_superuser')) return [{ superuser: 'on' }];
    if (table === 'public.incident_conditions')
      return Object.keys(HABITS).map((category_code, i) => ({
        id: i + 1,
        category_code,
        limit_value: 4,
        limit_unit: i % 2 === 0 ? 'work_hour' : 'work_day'
      }));
    if (sql.startsWith('insert into') && typeof rows === 'string' && rows.startsWith('['))
      this.#number(table, (JSON.parse(rows) as unknown[]).length);
    return [];
  }

  #number(table: string, more: number): number {
    const last = (this.#last.get(table) ?? 0) + more;
    this.#last.set(table, last);
    return last;
  }
}

async function loaded(households: number | undefined): Promise<string[]> {
  const listener = new Listener();
  await loadDemonstration(listener, { today: TODAY, households });
  return listener.told;
}

const digest = (told: string[]): string => createHash('sha256').update(told.join('\n')).digest('hex');
const rowsOf = (told: string[]): string[] => told.filter((each) => each.startsWith('["insert into public.'));

let alone: string[];
let two: string[];

beforeAll(async () => {
  alone = await loaded(undefined);
  two = await loaded(16_000);
}, 300_000);

describe('a demonstration of several offices', () => {
  it('begins with the office of the demonstration, the same to the byte', () => {
    const first = rowsOf(alone).filter((each) => !each.includes('public.role_grants'));
    expect(first.length).toBeGreaterThan(50);
    expect(rowsOf(two).length).toBeGreaterThan(first.length + 50);
    expect(digest(rowsOf(two).slice(0, first.length))).toBe(digest(first));
  });

  it('is the same from the same seed and day, to the byte', async () => {
    expect(digest(await loaded(16_000))).toBe(digest(two));
  }, 300_000);

  it('passes over checks and indexes for the further offices alone, and puts them back', () => {
    const off = two.indexOf('set local session_replication_role = replica');
    const on = two.indexOf('set local session_replication_role = origin');
    expect(off).toBeGreaterThan(rowsOf(alone).length);
    expect(on).toBeGreaterThan(off);
    expect(two.filter((each) => each.includes('session_replication_role'))).toHaveLength(2);
    expect(alone.some((each) => each.includes('session_replication_role'))).toBe(false);
  });
});
