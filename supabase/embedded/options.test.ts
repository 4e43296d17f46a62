import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';
import { Refusal } from './refusal.ts';
import { wordsFor } from './words.ts';

describe('readOptions', () => {
  it('listens to this machine alone unless told otherwise', () => {
    expect(readOptions([])).toMatchObject({
      port: 5180,
      host: '127.0.0.1',
      data: resolve('.wangge'),
      demo: true,
      build: true
    });
  });

  it('reads what it is given', () => {
    const given = [
      '--port',
      '0',
      '--host',
      '0.0.0.0',
      '--data',
      '/srv/wangge',
      '--no-demo',
      '--sql',
      'office.sql',
      '--reset',
      '--yes'
    ];
    expect(readOptions(given)).toMatchObject({
      port: 0,
      host: '0.0.0.0',
      data: '/srv/wangge',
      demo: false,
      sql: resolve('office.sql'),
      reset: true,
      yes: true
    });
  });

  it('takes a size for a trial of scale, a whole number', () => {
    expect(readOptions([]).households).toBeUndefined();
    expect(readOptions(['--households', '1000000']).households).toBe(1_000_000);
    for (const wrong of ['0', '1e6', '1,000', '-5', 'many'])
      expect(() => readOptions([`--households=${wrong}`]), wrong).toThrow(Refusal);
  });

  it.each([
    [['--prot', '1']],
    [['extra']],
    [['--port', 'abc']],
    [['--port', '70000']],
    [['--port', '-1']],
    [['--data']]
  ])('refuses %j', (given) => {
    expect(() => readOptions(given)).toThrow(Refusal);
  });
});

describe('wordsFor', () => {
  it('speaks Chinese where the environment does, and English else', () => {
    const speaks = (environment: Record<string, string>) => wordsFor(environment).stop.includes('停止');
    expect(speaks({ LANG: 'zh_CN.UTF-8' })).toBe(true);
    expect(speaks({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe(false);
    expect(speaks({ LC_ALL: '', LANG: 'zh_TW' })).toBe(true);
    expect(speaks({})).toBe(false);
  });
});
