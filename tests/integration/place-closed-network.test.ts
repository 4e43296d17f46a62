import { createClient } from '@supabase/supabase-js';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startPlace } from '../support/place-process.ts';

const RECORDER = join(import.meta.dirname, '../support/record-connections.ts');

let shelf: string;
beforeAll(async () => {
  shelf = await mkdtemp(join(tmpdir(), 'wangge-closed-'));
});
afterAll(() => rm(shelf, { recursive: true, force: true }));

describe('a running server', () => {
  it('connects to nobody, and loads nothing that is made to', { timeout: 240_000 }, async () => {
    const record = join(shelf, 'connections');
    const folder = join(shelf, 'data');
    const place = startPlace(['--data', folder, '--no-demo'], { WANGGE_CONNECTIONS: record }, [
      '--import',
      RECORDER
    ]);
    const address = await place.ready;
    const { key } = (await (await fetch(`${address}/config.json`)).json()) as { key: string };

    // What an ordinary day does: sign in (wrongly too), read, call, be refused, listen, and walk away.
    const client = createClient(address, key, { auth: { persistSession: false, autoRefreshToken: false } });
    const { error } = await client.auth.signInWithPassword({
      email: 'nobody@office.test',
      password: 'wrong-password'
    });
    expect(error?.code).toBe('invalid_credentials');
    await client.auth.signUp({ email: 'new@office.test', password: 'a-long-password' });
    await client.auth.resetPasswordForEmail('nobody@office.test');
    await client.from('areas').select();
    await client.rpc('my_access');
    await client.auth.signInWithOAuth({ provider: 'github', options: { skipBrowserRedirect: true } });
    await fetch(`${address}/auth/v1/authorize?provider=github&apikey=${key}`, { redirect: 'manual' });
    const states: string[] = [];
    client
      .channel('incidents:110101001001', { config: { private: true } })
      .subscribe((state) => states.push(state));
    await vi.waitFor(() => {
      expect(states).toContain('CHANNEL_ERROR');
    });
    await client.removeAllChannels();
    await fetch(`${address}/an/address/of/the/app`);
    place.child.kill('SIGTERM');
    expect(await place.ended).toBe(0);

    const lines = (await readFile(record, 'utf8')).trim().split('\n');
    expect(lines.filter((line) => !line.startsWith('module '))).toEqual([]);
    const modules = lines.filter((line) => line.startsWith('module '));
    // The recorder does see what is loaded.
    expect(modules.some((line) => line.includes('@supabase/lite'))).toBe(true);
    expect(modules.filter((line) => /sentry|posthog|segment|telemetry|opentelemetry/i.test(line))).toEqual(
      []
    );
  });
});

describe('the recorder of connections', () => {
  it('notes what a program reaches for', { timeout: 60_000 }, async () => {
    const record = join(shelf, 'tried');
    const program = `
      import dgram from 'node:dgram'; import https from 'node:https'; import { lookup } from 'node:dns/promises';
      await fetch('http://127.0.0.1:2/').catch(() => {});
      https.get('https://127.0.0.2:9/').on('error', () => {});
      await lookup('office.invalid').catch(() => {});
      const socket = dgram.createSocket('udp4'); socket.send('x', 9, '127.0.0.3', () => socket.close());
    `;
    spawnSync(process.execPath, ['--import', RECORDER, '--input-type=module', '-e', program], {
      env: { ...process.env, WANGGE_CONNECTIONS: record }
    });
    const noted = await readFile(record, 'utf8');
    for (const place of ['127.0.0.1', '127.0.0.2', 'office.invalid', '127.0.0.3'])
      expect(noted).toContain(place);
  });
});
