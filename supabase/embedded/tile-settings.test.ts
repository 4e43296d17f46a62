import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from './refusal.ts';
import { readTileSettings } from './tile-settings.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wangge-tiles-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(text: string) {
  const file = join(folder, 'tiles.json');
  await writeFile(file, text);
  return readTileSettings(file);
}

const tiles = { url: 'https://t{s}.example.cn:8443/{z}/{x}/{y}.png', attribution: 'Example' };

describe('readTileSettings', () => {
  it('names each host that the browser will fetch from', async () => {
    const { origins } = await read(JSON.stringify({ ...tiles, subdomains: ['0', '1'] }));
    expect(origins).toEqual(['https://t0.example.cn:8443', 'https://t1.example.cn:8443']);
    expect((await read(JSON.stringify({ ...tiles, url: 'http://10.0.0.7/{z}/{x}/{y}' }))).origins).toEqual([
      'http://10.0.0.7'
    ]);
  });

  it('hands the description on as it stands', async () => {
    const described = { ...tiles, reviewNumber: 'GS(2026)1' };
    expect((await read(JSON.stringify(described))).described).toEqual(described);
  });

  it.each([
    ['no JSON', 'tiles'],
    ['null', 'null'],
    ['nobody credited', JSON.stringify({ url: tiles.url })],
    ['an address of one picture', JSON.stringify({ ...tiles, url: 'https://example.cn/map.png' })],
    ['hosts that are none', JSON.stringify({ ...tiles, subdomains: "a; script-src 'unsafe-inline'" })],
    [
      'a host that would widen the policy',
      JSON.stringify({ ...tiles, subdomains: ["; script-src 'unsafe-inline'"] })
    ]
  ])('refuses %s', async (_, text) => {
    await expect(read(text)).rejects.toThrow(Refusal);
  });

  it('refuses a file that is not there', async () => {
    await expect(readTileSettings(join(folder, 'absent.json'))).rejects.toThrow(Refusal);
  });
});
