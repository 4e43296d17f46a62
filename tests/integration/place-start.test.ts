import { createServer, type AddressInfo } from 'node:net';
import { cp, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../supabase/embedded/embedded-database.ts';
import { startPlace, type PlaceProcess } from '../support/place-process.ts';

/** Making a database takes ten seconds where nothing else runs, and much longer where something does. */
const MAKING = { timeout: 180_000 };

let shelf: string;
/** A data folder that was made once and closed; each test that needs one takes a copy. */
let made: string;
/** What was in it when the first start was killed while it made its database, and after the next. */
let interrupted: string[];
let completed: string[];
/** What the start said that was not interrupted. */
let saidFirst: string;
const running: PlaceProcess[] = [];

beforeAll(async () => {
  shelf = await mkdtemp(join(tmpdir(), 'wangge-place-'));
  made = join(shelf, 'made');
  // Its making is interrupted once: that is a test of its own, and making another for it takes a quarter of a minute.
  const killed = start('--data', made, '--no-demo');
  await killed.says('50 %');
  killed.child.kill('SIGKILL');
  await killed.ended;
  interrupted = await readdir(made);

  const place = start('--data', made, '--no-demo');
  await place.ready;
  completed = await readdir(made);
  place.child.kill('SIGTERM');
  await place.ended;
  saidFirst = place.said();
});
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
});
afterAll(() => rm(shelf, { recursive: true, force: true }));

function start(...options: string[]): PlaceProcess {
  const place = startPlace(options);
  running.push(place);
  return place;
}

let copies = 0;
async function copy(): Promise<string> {
  const folder = join(shelf, `copy-${copies++}`);
  await cp(made, folder, { recursive: true });
  return folder;
}

interface Installation {
  keys: { secret: string; publishable: string };
}
const installation = async (folder: string) =>
  JSON.parse(await readFile(join(folder, 'wangge.json'), 'utf8')) as Installation;

/** Notes down a setting, as the service role; resolves once the server has said that it is written. */
async function write(address: string, key: string, n: number): Promise<void> {
  const answer = await fetch(`${address}/rest/v1/ledger`, {
    method: 'POST',
    headers: { apikey: key, 'content-type': 'application/json' },
    body: JSON.stringify({ n })
  });
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
}

describe('Wangge', () => {
  it('gives an empty office an administrator once, who can sign in', async () => {
    const [, email = '', password = ''] = /(admin@\S+) {2}(\S+)/.exec(saidFirst) ?? [];
    const folder = await copy();
    const place = start('--data', folder);
    const address = await place.ready;
    expect(place.said()).not.toContain(email);
    const headers = {
      apikey: (await installation(folder)).keys.publishable,
      'content-type': 'application/json'
    };
    const signedIn = await fetch(`${address}/auth/v1/token?grant_type=password`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ email, password })
    });
    const { access_token: token } = (await signedIn.json()) as { access_token: string };
    const answer = await fetch(`${address}/rest/v1/rpc/my_access`, {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${token}` },
      body: '{}'
    });
    const { grants } = (await answer.json()) as { grants: { role: string }[] };
    expect(grants.map(({ role }) => role)).toEqual(['administrator', 'data_steward']);
  });

  it('closes cleanly when asked to, and leaves no lock', async () => {
    const folder = await copy();
    const place = start('--data', folder);
    const address = await place.ready;
    expect((await fetch(`${address}/config.json`)).status).toBe(200);
    place.child.kill('SIGINT');
    expect(await place.ended).toBe(0);
    expect(await readdir(folder)).toEqual(['db', 'wangge.json']);
  });

  it('has every committed row after it was killed in the middle of writing', MAKING, async () => {
    const folder = await copy();
    const database = await openEmbedded({ folder: join(folder, 'db') });
    await database.exec(`create table public.ledger (n integer primary key, filler text default repeat('x', 2000));
      grant all on public.ledger to service_role`);
    await database.close();
    const { keys } = await installation(folder);

    const written: number[] = [];
    // Three times over, so that recovery itself is written upon.
    for (let round = 0; round < 3; round++) {
      const place = start('--data', folder);
      const address = await place.ready;
      const writers = Array.from({ length: 4 }, async (_, writer) => {
        for (let n = 0; ; n++) {
          const number = round * 1_000_000 + writer * 10_000 + n;
          await write(address, keys.secret, number);
          written.push(number);
          if (written.length === (round + 1) * 100) place.child.kill('SIGKILL');
        }
      });
      const outcomes = await Promise.allSettled(writers);
      expect(outcomes.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
      expect(await place.ended).toBe('SIGKILL');
    }

    const reopened = await openEmbedded({ folder: join(folder, 'db') });
    const { rows } = await reopened.query<{ n: number }>('select n from public.ledger');
    await reopened.close();
    const kept = new Set(rows.map(({ n }) => n));
    expect(written.length).toBeGreaterThanOrEqual(300);
    expect(written.filter((n) => !kept.has(n))).toEqual([]);
  });

  it('starts anew after it was killed while it made its database', () => {
    expect(interrupted).toContain('db.building');
    expect(interrupted).not.toContain('db');
    expect(completed).toEqual(['db', 'lock', 'wangge.json']);
  });

  it('keeps its secrets to the owner of the folder', async () => {
    expect((await stat(join(made, 'wangge.json'))).mode & 0o077).toBe(0);
  });
});

describe('Wangge says why it does not start, and harms nothing', () => {
  async function refused(place: PlaceProcess): Promise<string> {
    expect(await place.ended).toBe(1);
    return place.said();
  }

  it('on a folder that another process uses', async () => {
    const folder = await copy();
    const first = start('--data', folder);
    const address = await first.ready;
    expect(await refused(start('--data', folder))).toContain(`process ${first.child.pid}`);
    expect((await fetch(`${address}/config.json`)).status).toBe(200);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
  });

  it('on a port that another program uses', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const folder = join(shelf, 'never-made');
    expect(await refused(start('--data', folder, '--port', String(port)))).toContain(
      `Port ${port} is in use`
    );
    await expect(readdir(folder)).rejects.toThrow('ENOENT');
    other.close();
  });

  it('on a folder of a newer version, by its own word', async () => {
    const folder = await copy();
    const text = JSON.stringify({ ...(await installation(folder)), format: 99 });
    await writeFile(join(folder, 'wangge.json'), text);
    expect(await refused(start('--data', folder))).toContain('newer version');
    expect(await readFile(join(folder, 'wangge.json'), 'utf8')).toBe(text);
  });

  it('on a folder of a newer version, by its migrations', async () => {
    const folder = await copy();
    const database = await openEmbedded({ folder: join(folder, 'db') });
    await database.exec(
      `insert into supabase_migrations.schema_migrations (version) values ('29991231000000')`
    );
    await database.close();
    expect(await refused(start('--data', folder))).toContain('newer version');
  });

  it('on a damaged wangge.json', async () => {
    const folder = await copy();
    await writeFile(join(folder, 'wangge.json'), '{"format": 1, "ke');
    expect(await refused(start('--data', folder))).toContain('cannot be read');
    expect(await readdir(join(folder, 'db'))).toContain('PG_VERSION');
  });

  it.each(['PG_VERSION', 'global/pg_control'])('on a database without its %s', async (file) => {
    const folder = await copy();
    await rm(join(folder, 'db', file));
    const files = async () =>
      (await readdir(join(folder, 'db'), { recursive: true })).filter((name) => name !== 'postmaster.pid');
    const before = await files();
    const said = await refused(start('--data', folder));
    expect(said).toMatch(/cannot be (read|opened)/);
    // The engine is one line of half a megabyte, and is not shown to anybody.
    expect(said.length).toBeLessThan(1000);
    expect(await files()).toEqual(before);
  });

  it('on an account to have a new password that is not there', async () => {
    const folder = await copy();
    expect(await refused(start('--data', folder, '--new-password', 'nobody@office.test'))).toContain(
      'No account has the address nobody@office.test'
    );
    expect(await readdir(folder)).toEqual(['db', 'wangge.json']);
  });

  it('on an option that it does not know', async () => {
    expect(await refused(start('--prot', '1'))).toContain("'--prot'");
  });

  it('in Chinese where the machine speaks Chinese', async () => {
    const place = startPlace(['--prot'], { LC_ALL: 'zh_CN.UTF-8' });
    running.push(place);
    expect(await refused(place)).toContain('请用 --help');
  });

  it('when it is to delete everything and nobody is there to be asked', async () => {
    const folder = await copy();
    const before = await installation(folder);
    expect(await refused(start('--data', folder, '--reset'))).toContain('--yes');
    expect(await installation(folder)).toEqual(before);
  });
});

describe('--reset --yes', () => {
  it('makes everything anew, secrets included', MAKING, async () => {
    const folder = await copy();
    const before = await installation(folder);
    // Beginning again is what one does with a folder that cannot be opened, too.
    await rm(join(folder, 'db', 'PG_VERSION'));
    const place = start('--data', folder, '--reset', '--yes', '--no-demo');
    await place.ready;
    expect((await installation(folder)).keys.secret).not.toBe(before.keys.secret);
  });
});
