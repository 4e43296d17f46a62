import { describe, expect, it } from 'vitest';
import { fileName, FIRST_WISH, formatOf } from './wanted.ts';

describe('a file that is taken away', () => {
  it('has the format of what is wanted', () => {
    const formats = (['list', 'shapes', 'picture', 'page'] as const).map((what) =>
      formatOf({ ...FIRST_WISH, what, list: 'xlsx' })
    );
    expect(formats).toEqual(['xlsx', 'geojson', 'png', 'pdf']);
  });

  it.each([
    ['浣花街道 · 困难家庭 · 2026年11月', '浣花街道-困难家庭-2026年11月-7.csv'],
    ['../../etc/pass:wd?\n"x"', 'etc-pass-wd-x-7.csv'],
    ['长'.repeat(300), `${'长'.repeat(80)}-7.csv`]
  ])('has a name that any disk takes: %j', (title, name) => {
    expect(fileName(title, 7, 'csv')).toBe(name);
  });
});
