import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './security-headers.ts';
import { staticFiles, type StaticFiles } from './static-files.ts';

const PAGE =
  '<!doctype html><script>let dark = 1;</script><script type="module" src="/assets/a-1.js"></script>';
const SCRIPT = 'export const text = "'.concat('格'.repeat(2000), '";');

let shelf: string;
let files: StaticFiles;
beforeAll(async () => {
  shelf = await mkdtemp(join(tmpdir(), 'wangge-static-'));
  const app = join(shelf, 'dist');
  await mkdir(join(app, 'assets'), { recursive: true });
  await writeFile(join(app, 'index.html'), PAGE);
  await writeFile(join(app, 'assets/a-1.js'), SCRIPT);
  await writeFile(join(app, 'assets/geos-1.wasm'), new Uint8Array([0, 97, 115, 109]));
  await writeFile(join(app, 'icon.svg'), '<svg/>');
  await writeFile(join(shelf, 'secret.json'), '{}');
  files = await staticFiles(app, ['https://t0.tiles.test']);
});
afterAll(() => rm(shelf, { recursive: true, force: true }));

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  files.respond(new Request(`http://localhost${path}`, { headers, method }));

describe('the built app', () => {
  it('is sent with the type of each file', async () => {
    const types = await Promise.all(
      ['/', '/assets/a-1.js', '/assets/geos-1.wasm', '/icon.svg'].map(async (path) =>
        (await get(path)).headers.get('content-type')
      )
    );
    expect(types).toEqual([
      'text/html; charset=utf-8',
      'text/javascript; charset=utf-8',
      'application/wasm',
      'image/svg+xml'
    ]);
  });

  it('is compressed as the browser can take it', async () => {
    const body = async (encodings: string) =>
      Buffer.from(await (await get('/assets/a-1.js', { 'accept-encoding': encodings })).arrayBuffer());
    expect(brotliDecompressSync(await body('gzip, deflate, br')).toString()).toBe(SCRIPT);
    expect(gunzipSync(await body('gzip, deflate, br;q=0')).toString()).toBe(SCRIPT);
    expect((await body('')).toString()).toBe(SCRIPT);
  });

  it('may be kept for good under a name made of its content, and is asked after each time else', async () => {
    expect((await get('/assets/a-1.js')).headers.get('cache-control')).toContain('immutable');
    const page = await get('/');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const again = await get('/', { 'if-none-match': page.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('has its page at addresses of its own, and no page where a file is missing', async () => {
    expect(await (await get('/map/110101001?period=2026-10')).text()).toBe(PAGE);
    expect((await get('/assets/old-0.js')).status).toBe(404);
    expect((await get('/assets/old')).status).toBe(404);
    expect((await get('/favicon.ico')).status).toBe(404);
  });

  it('is all that can be reached, however the address is written', async () => {
    for (const path of [
      '/../secret.json',
      '/%2e%2e/secret.json',
      '/..%2fsecret.json',
      '/assets/..%5c..%5csecret.json',
      '/%00secret.json'
    ]) {
      expect((await get(path)).status, path).toBe(404);
    }
    expect((await get('/%E0%A4%A')).status).toBe(404);
  });

  it('is only read', async () => {
    expect((await get('/', {}, 'POST')).status).toBe(405);
    const head = await get('/', {}, 'HEAD');
    expect([head.headers.get('content-length'), await head.text()]).toEqual([String(PAGE.length), '']);
  });
});

describe('the content security policy', () => {
  it('comes with the page and names the tile host beside ourselves, and nobody else', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    expect(policy.match(/https?:\/\/[^\s;]+/g)).toEqual(['https://t0.tiles.test', 'https://t0.tiles.test']);
    expect(contentSecurityPolicy(PAGE)).not.toContain('http');
  });

  it("lets the page's own inline script run, and no other", () => {
    const policy = contentSecurityPolicy(PAGE);
    expect(policy.match(/'sha256-/g)).toHaveLength(1);
    expect(/script-src[^;]*/.exec(policy)?.[0]).not.toContain('unsafe-inline');
  });

  it('lets the map start its workers', () => {
    expect(contentSecurityPolicy(PAGE)).toContain("worker-src 'self' blob:");
  });
});
