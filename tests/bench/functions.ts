import { COMMUNITY, OFFICE } from './office.ts';
import { ask, clientOf, signIn, type Person } from './person.ts';
import { say } from './progress.ts';
import type { Served } from './served.ts';
import { spread, tenth, timed, type Spread } from './statistics.ts';
import { DEMONSTRATION_PASSWORD } from '../../supabase/embedded/demonstration.ts';

/** How one kind of request behaves: over HTTP by supabase-js, one after the other. */
export interface Timing extends Spread {
  /** JSON of the largest answer, before compression. */
  readonly answer_kb?: number;
}

const MONTHS = 6;
const CELL_SIZES = [50, 100, 200, 300, 500, 1000];
const CATEGORIES = [null, ['dibao'], ['disabled', 'empty_nest'], ['housing', 'unemployed', 'severe_illness']];

type Question = [name: string, parameters: Record<string, unknown>];

/** Asks everything the map asks, as the leader of the office, and saves as those who work in it. */
export async function measureFunctions(served: Served): Promise<Record<string, Timing>> {
  const leader = await signIn(served, 'leader');
  const { today } = (await ask(leader, 'my_access')) as { today: string };
  const months = Array.from({ length: MONTHS }, (_, back) => monthsBefore(today, back));
  const month = { from_date: monthsBefore(today, 0), to_date: today };
  const year = { from_date: monthsBefore(today, 12), to_date: today };
  const areas = await areaCodes(leader, today);

  const timings: Record<string, Timing> = {};
  const measure = async (name: string, questions: Question[]) => {
    say(`  ${name}`);
    timings[name] = await timeAll(leader, questions);
  };

  // The first question about a month computes its protected figures; the later ones read them.
  await measure(
    'area_summary, month not yet computed',
    months.map((as_of) => ['area_summary', { level: 4, scope: OFFICE, as_of }])
  );
  await measure(
    'area_summary',
    times(90, (n) => [
      'area_summary',
      { level: n % 5, scope: pick([OFFICE, ...areas.communities], n), as_of: pick(months, n) }
    ])
  );
  await measure(
    'area_summary, building grids of the office',
    times(30, (n) => ['area_summary', { level: 4, scope: OFFICE, as_of: pick(months, n) }])
  );
  await measure(
    'need_cells',
    times(72, (n) => [
      'need_cells',
      {
        scope: pick([OFFICE, OFFICE, COMMUNITY], n),
        categories: pick(CATEGORIES, Math.floor(n / CELL_SIZES.length)),
        cell_m: pick(CELL_SIZES, n),
        as_of: pick(months, n)
      }
    ])
  );
  await measure('area_map', [...repeat(20, ['area_map', { scope: OFFICE, as_of: today }])]);
  await measure('building_map', repeat(20, ['building_map', { scope: OFFICE, as_of: today }]));
  await measure('ground_map', repeat(20, ['ground_map', { scope: OFFICE }]));
  await measure('facility_map', repeat(20, ['facility_map', { scope: OFFICE, as_of: today }]));
  await measure('incident_map, this month', repeat(20, ['incident_map', { scope: OFFICE, ...month }]));
  await measure('incident_map, a year', repeat(10, ['incident_map', { scope: OFFICE, ...year }]));
  await measure(
    'area_card',
    times(60, (n) => [
      'area_card',
      { code: pick([OFFICE, ...areas.all], n * 7), as_of: today, ...(n % 2 ? month : year) }
    ])
  );
  await measure('incident_history', repeat(10, ['incident_history', { scope: OFFICE }]));
  await measure(
    'need_history, six months',
    times(20, (n) => [
      'need_history',
      { scope: pick([OFFICE, ...areas.communities], n), from_date: months.at(-1), to_date: months[0] }
    ])
  );
  await measure(
    'indicator_counts, this month',
    times(20, (n) => ['indicator_counts', { scope: OFFICE, level: 1 + (n % 4), ...month }])
  );
  await measure('my_access', repeat(20, ['my_access', {}]));
  await measure('code_lists', repeat(20, ['code_lists', {}]));

  say('  saves and sign-in');
  timings['save an incident'] = await timeIncidents(served, 60);
  timings['save a visit'] = await timeVisits(served, 60);
  timings['sign-in'] = await timeSignIns(served, 15);
  return timings;
}

async function timeAll(person: Person, questions: Question[]): Promise<Timing> {
  const taken: number[] = [];
  let largest = 0;
  for (const [name, parameters] of questions) {
    const [ms, answer] = await timed(() => ask(person, name, parameters));
    taken.push(ms);
    largest = Math.max(largest, Buffer.byteLength(JSON.stringify(answer)));
  }
  return { ...spread(taken), answer_kb: tenth(largest / 1024) };
}

/** New incidents one after the other, as the supervisor of the office. */
async function timeIncidents(served: Served, count: number): Promise<Timing> {
  const report = await incidentReporter(served);
  const taken: number[] = [];
  for (let n = 0; n < count; n += 1) taken.push((await timed(report))[0]);
  return spread(taken);
}

/** A function that files one incident in the measured community each time it is called, as the supervisor. */
export async function incidentReporter(served: Served): Promise<() => Promise<void>> {
  const supervisor = await signIn(served, 'supervisor');
  const access = (await ask(supervisor, 'my_access')) as { staff: { id: string } | null; today: string };
  const lists = (await ask(supervisor, 'code_lists')) as {
    incident_categories: { code: string; restricted: boolean }[];
  };
  const { all } = await areaCodes(supervisor, access.today);
  const row = {
    category_code: lists.incident_categories.find(({ restricted }) => !restricted)?.code,
    title: 'Measured by the benchmark',
    source: 'grid_staff',
    location: 'SRID=4326;POINT(71.4501 51.1602)',
    area_code: all.filter((code) => code.startsWith(COMMUNITY)).at(-1),
    reported_by: access.staff?.id ?? null
  };
  return async () => {
    const { error } = await supervisor.client.from('incidents').insert(row);
    if (error) throw new Error(`An incident could not be saved: ${error.message}`);
  };
}

/** Visits to households of his cells, as the grid worker. */
async function timeVisits(served: Served, count: number): Promise<Timing> {
  const worker = await signIn(served, 'worker');
  const access = (await ask(worker, 'my_access')) as { staff: { id: string } | null };
  const { data } = (await worker.client.from('households').select('id').order('id').limit(count)) as {
    data: { id: number }[] | null;
  };
  const households = data ?? [];
  if (households.length === 0) throw new Error('The grid worker of the demonstration reads no household.');
  const taken: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const visit = {
      household_id: pick(households, n).id,
      staff_id: access.staff?.id,
      visited_at: new Date().toISOString()
    };
    const [ms, { error }] = await timed(async () => worker.client.from('visits').insert(visit));
    if (error) throw new Error(`A visit could not be saved: ${error.message}`);
    taken.push(ms);
  }
  return spread(taken);
}

async function timeSignIns(served: Served, count: number): Promise<Timing> {
  const taken: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const client = clientOf(served);
    const [ms, { error }] = await timed(() =>
      client.auth.signInWithPassword({ email: 'leader@demo.wangge', password: DEMONSTRATION_PASSWORD })
    );
    if (error) throw error;
    taken.push(ms);
  }
  return spread(taken);
}

async function areaCodes(person: Person, as_of: string): Promise<{ all: string[]; communities: string[] }> {
  const { features } = (await ask(person, 'area_map', { scope: OFFICE, as_of })) as {
    features: { properties: { code: string; level: number } }[];
  };
  const all = features.map(({ properties }) => properties);
  return {
    all: all.map(({ code }) => code),
    communities: all.filter(({ level }) => level === 1).map(({ code }) => code)
  };
}

/** First of the month that lies `back` months before the one of `day`. */
function monthsBefore(day: string, back: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 10);
}

const times = (count: number, make: (n: number) => Question) =>
  Array.from({ length: count }, (_, n) => make(n));
const repeat = (count: number, question: Question) => times(count, () => question);

function pick<Value>(values: readonly Value[], n: number): Value {
  const value = values[n % values.length];
  if (value === undefined) throw new Error('Nothing to choose from.');
  return value;
}
