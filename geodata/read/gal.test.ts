import { describe, expect, it } from 'vitest';
import { Refusal, type Terminal } from '../commands/terminal.ts';
import { readGal } from './gal.ts';

const read = (text: string) =>
  readGal('w.gal', { language: 'en', readText: () => Promise.resolve(text), write: () => undefined });

describe('readGal', () => {
  it('reads ids and neighbours after a plain count', async () => {
    const { field, neighbours } = await read('3\n1 1\n2\n2 2\n1 3\n3 1\n2\n');
    expect(field).toBeUndefined();
    expect([...neighbours]).toEqual([
      ['1', ['2']],
      ['2', ['1', '3']],
      ['3', ['2']]
    ]);
  });

  it('reads the field of the ids from a full header, whatever the name of the layer', async () => {
    expect((await read('0 2 my own layer FIPSNO\r\n37009 1\r\n37005\r\n37005 1\r\n37009\r\n')).field).toBe(
      'FIPSNO'
    );
  });

  it('takes an area without neighbours, with its empty line or without', async () => {
    expect([...(await read('3\na 1\nb\nb 0\n\nc 0\n')).neighbours]).toEqual([
      ['a', ['b']],
      ['b', []],
      ['c', []]
    ]);
  });

  it.each([
    ['', /not a GAL file/],
    ['{"type":"FeatureCollection"}', /not a GAL file/],
    ['2\n1 1\n2\n2 2\n1', /ends before the 2 neighbours of area 2/],
    ['2\n1 1\n2\n2 x\n1', /number of its neighbours is expected, not “x”/],
    ['2\n1 1\n2\n1 1\n2', /area 1 is told twice/],
    ['2\n1 1\n1\n2 0\n', /area 1 is its own neighbour/],
    ['2\n1 2\n2 2\n2 0\n', /area 1 has neighbour 2 twice/],
    ['3\n1 1\n2\n2 1\n1', /promises 3 areas, and 2 follow/]
  ])('refuses %j', async (text, reason) => {
    await expect(read(text)).rejects.toThrow(reason);
    await expect(read(text)).rejects.toBeInstanceOf(Refusal);
  });

  it('says in the language of the terminal when there is no such file', async () => {
    const absent: Terminal = {
      language: 'zh-CN',
      readText: () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOENT' })),
      write: () => undefined
    };
    await expect(readGal('w.gal', absent)).rejects.toThrow(/^w.gal：无法读取.ENOENT/);
  });
});
