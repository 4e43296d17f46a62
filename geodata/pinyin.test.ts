import { expect, it } from 'vitest';
import { pinyinOf } from './pinyin.ts';

it('gives syllables and first letters', () => {
  expect(pinyinOf('和平路')).toEqual({ syllables: ['he', 'ping', 'lu'], initials: 'hpl' });
});

it('keeps numbers whole', () => {
  expect(pinyinOf('12号楼').initials).toBe('12hl');
});

it('reads a character as its neighbours have it', () => {
  expect(pinyinOf('重庆').syllables).toEqual(['chong', 'qing']);
});
