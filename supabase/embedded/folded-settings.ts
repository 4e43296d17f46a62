import type { Session } from './database.ts';

/** How the API tells the database who asks: one statement per setting, whose answer it does not read. */
const SETTING = /^\s*select\s+set_config\((.+),\s*true\)\s*$/i;

type Result<Row> = Awaited<ReturnType<Session['query']>> & { rows: Row[] };

/**
 * A session on which settings for the length of the transaction wait for the next other statement and
 * go before it as one. The API makes about ten of them for each request, which on the embedded engine
 * costs more than most questions. The order is kept; a setting that is refused fails that statement.
 */
export function foldSettings(session: Session): Session {
  let waiting: { call: string; parameters: readonly unknown[] }[] = [];

  async function flush(): Promise<void> {
    if (waiting.length === 0) return;
    const calls: string[] = [];
    const parameters: unknown[] = [];
    for (const setting of waiting) {
      const before = parameters.length;
      // Each was numbered from $1; together they follow on one another.
      calls.push(
        setting.call.replace(/\$(\d+)/g, (_, number: string) => `$${before + Number(number)}::text`)
      );
      parameters.push(...setting.parameters);
    }
    waiting = [];
    await session.query(`select ${calls.join(', ')}`, parameters);
  }

  return {
    query: async <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Result<Row>> => {
      const setting = SETTING.exec(sql)?.[1];
      if (setting !== undefined) {
        waiting.push({ call: `set_config(${setting}, true)`, parameters });
        return { rows: [], affected: 0 };
      }
      // What ends the transaction ends its settings with it.
      if (/^\s*(commit|rollback)\s*$/i.test(sql)) waiting = [];
      await flush();
      return session.query<Row>(sql, parameters);
    },
    exec: async (sql) => {
      await flush();
      await session.exec(sql);
    },
    release: () => {
      waiting = [];
      session.release();
    }
  };
}
