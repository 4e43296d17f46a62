import { startPostgres } from '../../scripts/postgres.ts';

/** Runs before the tests on PostgreSQL: one server for all of them. `openTestDatabase` finds it by this variable. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startPostgres();
  process.env['WANGGE_TEST_POSTGRES'] = server.url('postgres');
  return () => server.stop();
}
