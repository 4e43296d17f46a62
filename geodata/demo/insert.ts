/** What this room needs of a database: statements with parameters ($1, $2, …) and plain SQL. */
export interface Database {
  query(sql: string, parameters?: readonly unknown[]): Promise<{ rows: unknown[] }>;
  exec(sql: string): Promise<unknown>;
}

/** A column: its name, the type it travels as, and how the value in the table is made of it where that is not the same. */
export interface Column {
  name: string;
  type: string;
  value?: string;
}

const ROWS_AT_ONCE = 4000;

/** Inserts rows in large bites. Values travel as one JSON parameter, so that no statement is put together from data. */
export async function insertRows(
  database: Database,
  table: string,
  columns: Column[],
  rows: readonly object[],
  onRows?: (done: number) => void
): Promise<void> {
  const names = columns.map(({ name }) => name).join(', ');
  const values = columns.map(({ name, value }) => value ?? `rows.${name}`).join(', ');
  const types = columns.map(({ name, type }) => `${name} ${type}`).join(', ');
  const sql = `insert into ${table} (${names}) select ${values} from jsonb_to_recordset($1::text::jsonb) as rows (${types})`;
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const bite = rows.slice(at, at + ROWS_AT_ONCE);
    await database.query(sql, [JSON.stringify(bite)]);
    onRows?.(Math.min(rows.length, at + bite.length));
  }
}

/** Columns whose value is what travels. */
export const plain = (types: Record<string, string>): Column[] =>
  Object.entries(types).map(([name, type]) => ({ name, type }));

/** Makes the next number that the database gives follow those that came with the rows. */
export async function followOn(database: Database, table: string): Promise<void> {
  await database.query(
    `select setval(pg_get_serial_sequence('${table}', 'id'), greatest((select max(id) from ${table}), 1)) as last`
  );
}
