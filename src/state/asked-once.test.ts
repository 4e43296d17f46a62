import { describe, expect, it } from 'vitest';
import { askedOnce } from './asked-once.ts';

describe('askedOnce', () => {
  it('asks once for all who ask the same at the same time', async () => {
    const asked: string[] = [];
    const fetch = askedOnce((scope: string, day: string) => {
      asked.push(`${scope} ${day}`);
      return Promise.resolve(asked.length);
    });
    expect(await Promise.all([fetch('1', 'a'), fetch('1', 'a'), fetch('1', 'b')])).toEqual([1, 1, 2]);
    expect(asked).toEqual(['1 a', '1 b']);
  });

  it('asks again after a failure', async () => {
    let times = 0;
    const fetch = askedOnce((_: string) => {
      times += 1;
      return times === 1 ? Promise.reject(new Error('away')) : Promise.resolve('here');
    });
    await expect(fetch('1')).rejects.toThrow('away');
    expect(await fetch('1')).toBe('here');
  });
});
