import { describe, expect, it } from 'vitest';
import { pinyinOf } from '../../geodata/pinyin.ts';
import { index, search, type Entry } from './search-index.ts';

const entry = (name: string, code: string | null = null, also: string | null = null): Entry => ({
  target: { kind: 'area', code: code ?? name },
  name,
  where: '',
  code,
  also
});
const street = (name: string, also: string): Entry => ({
  target: { kind: 'street', name, bounds: [0, 0, 1, 1] },
  name,
  where: '',
  code: null,
  also
});
const entries = index(
  [
    entry('和平社区', '990100001001'),
    entry('和平第一小组', '99010000100101'),
    entry('友谊社区', '990100001002'),
    street('和平路', 'Heping Road'),
    street('新华巷', 'Xinhua Lane')
  ],
  pinyinOf
);
const names = (query: string) =>
  search(entries, query).flatMap((group) => group.entries.map(({ name }) => name));

describe('search', () => {
  it.each([
    ['和平社区', '和平社区'],
    ['hpsq', '和平社区'],
    ['hepinglu', '和平路'],
    ['heping road', '和平路'],
    ['xhx', '新华巷'],
    ['YOUYI', '友谊社区'],
    ['ｙｙｓｑ', '友谊社区'],
    ['990100001002', '友谊社区'],
    ['1002', '友谊社区']
  ])('%s finds %s first', (query, name) => {
    expect(names(query)[0]).toBe(name);
  });

  it('reads pinyin from a syllable on, not from within one', () => {
    expect(names('ping')).toContain('和平路');
    expect(names('epin')).toEqual([]);
  });

  it('finds nothing for nothing, and nothing for nonsense', () => {
    expect(names('  ')).toEqual([]);
    expect(names('qqqq')).toEqual([]);
  });

  it('keeps kinds together, the kind of the best fit first', () => {
    expect(search(entries, 'hepinglu').map(({ kind }) => kind)).toEqual(['street']);
    expect(search(entries, '和平').map(({ kind }) => kind)).toEqual(['area', 'street']);
  });

  it('gives no more of a kind than asked for', () => {
    expect(search(entries, '和平', 1).map((group) => group.entries.length)).toEqual([1, 1]);
  });
});
