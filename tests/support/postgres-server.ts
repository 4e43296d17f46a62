import { startPostgres } from '../../scripts/postgres.ts';
import { makeTemplate } from './test-database.ts';

/** Runs before the tests on PostgreSQL: one server for all of them. `openTestDatabase` finds it by this variable. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startPostgres();
  const address = server.url('postgres');
  await makeTemplate(address);
  process.env['WANGGE_TEST_POSTGRES'] = address;
  return () => server.stop();
}
