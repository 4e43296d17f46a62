import type { Database } from '../../supabase/embedded/database.ts';
import { OFFICE } from './office.ts';
import { say } from './progress.ts';

/** Numbers of rows in a copy start this far above those of the office before it. */
const STRIDE = 100_000_000;

/** How a table's rows become those of another office. Columns not named are copied as they are. */
interface Copied {
  readonly table: string;
  /** The column whose code says which office a row belongs to, or a condition on the row `o`. */
  readonly of: string;
  readonly codes?: readonly string[];
  readonly numbers?: readonly string[];
  readonly uuids?: readonly string[];
  readonly texts?: readonly string[];
  readonly shapes?: readonly string[];
}

const within = (table: string, key: string) =>
  `exists (select from public.${table} as held where held.id = o.${key} and held.area_code >= '${OFFICE}' and held.area_code < '${OFFICE}~')`;

const TABLES: readonly Copied[] = [
  { table: 'area_codes', of: 'code', codes: ['code', 'parent_code'] },
  { table: 'plans', of: 'community_code', codes: ['community_code'], numbers: ['id'] },
  {
    table: 'areas',
    of: 'code',
    codes: ['code', 'parent_code'],
    numbers: ['id', 'plan_id'],
    shapes: ['outline']
  },
  { table: 'organisations', of: 'area_code', codes: ['area_code'], numbers: ['id', 'parent_id'] },
  {
    table: 'staff',
    of: 'area_code',
    codes: ['area_code'],
    numbers: ['organisation_id'],
    uuids: ['id', 'user_id']
  },
  { table: 'staff_contacts', of: within('staff', 'staff_id'), uuids: ['staff_id'] },
  { table: 'assignments', of: 'area_code', codes: ['area_code'], numbers: ['id'], uuids: ['staff_id'] },
  {
    table: 'buildings',
    of: 'area_code',
    codes: ['area_code'],
    numbers: ['id'],
    texts: ['code'],
    shapes: ['footprint']
  },
  { table: 'building_areas', of: 'area_code', codes: ['area_code'], numbers: ['building_id'] },
  { table: 'households', of: 'area_code', codes: ['area_code'], numbers: ['id', 'building_id'] },
  {
    table: 'hardship_cases',
    of: 'area_code',
    codes: ['area_code'],
    numbers: ['id', 'household_id'],
    uuids: ['responsible_staff_id']
  },
  {
    table: 'visits',
    of: 'area_code',
    codes: ['area_code'],
    numbers: ['id', 'household_id', 'case_id'],
    uuids: ['staff_id']
  },
  {
    table: 'facilities',
    of: 'area_code',
    codes: ['area_code'],
    numbers: ['id', 'building_id', 'organisation_id'],
    shapes: ['location', 'entrance']
  },
  { table: 'ground_features', of: 'area_code', codes: ['area_code'], numbers: ['id'], shapes: ['shape'] },
  {
    table: 'incidents',
    of: 'area_code',
    codes: ['area_code'],
    numbers: ['id', 'building_id', 'plan_id', 'organisation_id', 'duplicate_of'],
    uuids: ['handler_staff_id', 'reported_by'],
    texts: ['case_no'],
    shapes: ['location']
  },
  { table: 'incident_reporters', of: within('incidents', 'incident_id'), numbers: ['incident_id'] },
  {
    table: 'incident_flow',
    of: within('incidents', 'incident_id'),
    numbers: ['id', 'incident_id'],
    uuids: ['actor_staff_id']
  }
];

/** Code of the nth copy: half of them lie before the office, half behind it. Nine digits. */
function codeOfCopy(n: number): string {
  const aside = Math.ceil(n / 2) * (n % 2 === 0 ? 1 : -1);
  return String(Number(OFFICE) + aside * 1000);
}

/**
 * Puts so many copies of the office beside it, in counties of their own a tenth of a degree apart, each with its
 * own codes and numbers. The office itself is not touched: what is asked of it must take no longer than before.
 *
 * On PostgreSQL; triggers and foreign keys are passed over, since the rows were checked when they were first made.
 */
export async function copyOffice(database: Database, copies: number): Promise<void> {
  const columns = await columnsByTable(database);
  for (let n = 1; n <= copies; n += 1) {
    await database.transaction(async (statements) => {
      await statements.exec('set local session_replication_role = replica');
      for (const copied of TABLES) {
        await statements.exec(copyStatement(copied, columns.get(copied.table) ?? [], n));
      }
    });
    if (n % 10 === 0 || n === copies) say(`  ${n} of ${copies} copies of the office`);
  }
  for (const [table, names] of columns) {
    if (!names.includes('id')) continue;
    await database.exec(
      `select setval(pg_get_serial_sequence('public.${table}', 'id'), (select max(id) + 1 from public.${table}))
       where pg_get_serial_sequence('public.${table}', 'id') is not null`.replace('max(id)', maxOf(table))
    );
  }
  await computeOthers(database);
  await database.exec('vacuum analyze');
}

/** The protected figures of the other offices lie beside those of ours, which are to be computed again. */
async function computeOthers(database: Database): Promise<void> {
  await database.exec('delete from private.protected_dates');
  for (const back of [0, 1]) {
    await database.exec(
      `select private.compute_protected_counts(code, (date_trunc('month', current_date) - interval '${back} months')::date)
       from public.area_codes where level = 0 and code <> '${OFFICE}'`
    );
  }
}

/** The number of a staff member is no number. */
const maxOf = (table: string) => (table === 'staff' ? '0' : 'max(id)');

function copyStatement(copied: Copied, columns: readonly string[], n: number): string {
  const office = codeOfCopy(n);
  const values = columns.map((column) => {
    if (copied.codes?.includes(column)) return `'${office}' || substr(o.${column}, ${OFFICE.length + 1})`;
    if (copied.numbers?.includes(column)) return `o.${column} + ${n * STRIDE}`;
    if (copied.uuids?.includes(column))
      return column === 'user_id' ? 'null' : `md5(o.${column} || '${n}')::uuid`;
    if (copied.texts?.includes(column)) return `o.${column} || '-${n}'`;
    if (copied.shapes?.includes(column)) return `extensions.st_translate(o.${column}, ${n * 0.1}, 0)`;
    return `o.${column}`;
  });
  const ours = copied.of.startsWith('exists')
    ? copied.of
    : `o.${copied.of} >= '${OFFICE}' and o.${copied.of} < '${OFFICE}~'`;
  return `insert into public.${copied.table} (${columns.join(', ')}) select ${values.join(', ')} from public.${copied.table} as o where ${ours}`;
}

/** The columns that are written, by table: those that are generated write themselves. */
async function columnsByTable(database: Database): Promise<Map<string, string[]>> {
  const { rows } = await database.query<{ table_name: string; names: string[] }>(
    `select table_name, json_agg(column_name order by ordinal_position) as names from information_schema.columns
     where table_schema = 'public' and is_generated = 'NEVER' group by table_name`
  );
  return new Map(
    rows
      .filter(({ table_name }) => TABLES.some(({ table }) => table === table_name))
      .map(({ table_name, names }) => [table_name, names])
  );
}
