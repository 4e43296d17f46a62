import { describe, expect, it } from 'vitest';
import { remembered } from './remembered.ts';

const { signal } = new AbortController();

/** A source that notes what it is asked, and fails where it is told to. */
function source() {
  const asked: string[] = [];
  const failing = new Set<string>();
  const ask = remembered(({ day }: { day: string }) => {
    asked.push(day);
    return failing.has(day) ? Promise.reject(new Error('away')) : Promise.resolve(`map of ${day}`);
  });
  return { asked, failing, of: (day: string) => ask({ day }, signal) };
}

describe('remembered', () => {
  it('asks for each day once, however often one goes back to it', async () => {
    const { asked, of } = source();
    for (const day of ['today', 'june', 'today', 'june']) expect(await of(day)).toBe(`map of ${day}`);
    expect(asked).toEqual(['today', 'june']);
  });

  it('asks again after a failure', async () => {
    const { failing, of } = source();
    failing.add('june');
    await expect(of('june')).rejects.toThrow('away');
    failing.clear();
    expect(await of('june')).toBe('map of june');
  });

  it('gives up what was not asked for longest, and keeps what was', async () => {
    const { asked, of } = source();
    for (const day of ['today', '1', '2', '3', '4', 'today', '5', '6', '7']) await of(day);
    await of('today');
    expect(asked.filter((day) => day === 'today')).toHaveLength(1);
    await of('1');
    expect(asked.filter((day) => day === '1')).toHaveLength(2);
  });

  it('tells at once what it knows, and nothing that it does not', async () => {
    const fetch = remembered(({ day }: { day: string }) => Promise.resolve(`map of ${day}`));
    await fetch({ day: 'june' }, signal);
    expect([fetch.known?.({ day: 'june' }), fetch.known?.({ day: 'july' })]).toEqual([
      'map of june',
      undefined
    ]);
  });
});
