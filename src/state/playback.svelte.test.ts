import { describe, expect, it } from 'vitest';
import { dayNumber } from '../analysis/series/calendar.ts';
import { Outlook } from './outlook.svelte.ts';
import { AddressBar } from './address-bar.svelte.ts';
import type { Period } from './period.ts';
import { Playback } from './playback.svelte.ts';

const OFFICE = '990100001';
const TODAY = '2026-11-22';
const within = { from: dayNumber('2026-09-01'), to: dayNumber(TODAY) };
const texts = ({ from, to }: Period) => `${from} ${to}`;

/** A film of incidents, or of need, from an address; what is shown, prepared and written to the address is noted. */
function film(path: string, { incidents = true, fail = false } = {}) {
  const noted: string[] = [];
  const browser = {
    location: { href: `http://localhost${path}` },
    history: {
      pushState: (_state: unknown, _title: string, url?: string | URL | null) =>
        noted.push(`push ${String(url)}`),
      replaceState: () => undefined
    },
    addEventListener: () => undefined,
    removeEventListener: () => undefined
  };
  const bar = new AddressBar(browser);
  const outlook = new Outlook(bar, {
    ...{ user_id: 'u', staff: null, today: TODAY, day_ends_in_s: 1000 },
    grants: [{ role: 'leader', scope: OFFICE, scope_name: null }],
    ...{ offices: [OFFICE], review_scopes: [OFFICE], work_scopes: [] }
  });
  const review = {
    incidents,
    gather: () => Promise.resolve(noted.push('gather')).then(() => undefined),
    prepare: async (period: Period) => {
      noted.push(`prepare ${texts(period)}`);
      await Promise.resolve();
      if (fail) throw new Error('away');
      noted.push(`ready ${texts(period)}`);
    },
    ask: () => noted.push(`show ${texts(outlook.period)} of ${outlook.longest}`)
  };
  const playback = new Playback({ outlook, review, wait: () => Promise.resolve() });
  return { bar, playback, outlook, noted };
}
const shownIn = (noted: readonly string[]) => noted.filter((line) => line.startsWith('show'));

describe('a period that passes by', () => {
  it('gives way where the address goes to other days, and where nobody settles upon it', () => {
    const { bar, outlook } = film('/review?of=incidents&from=2026-11-02&to=2026-11-08');
    outlook.passThrough({ from: '2026-10-01', to: '2026-10-07' });
    expect(texts(outlook.period)).toBe('2026-10-01 2026-10-07');
    bar.push({ from: '2026-09-01', to: '2026-09-30' });
    expect([texts(outlook.period), outlook.longest]).toEqual(['2026-09-01 2026-09-30', 30]);
    outlook.passThrough({ from: '2026-10-01', to: '2026-10-07' });
    outlook.passNoMore();
    expect(texts(outlook.period)).toBe('2026-09-01 2026-09-30');
  });
});

describe('playback', () => {
  it('shows each picture only when its answer is there, and every incident is fetched before the first', async () => {
    const { playback, noted } = film('/review?of=incidents&from=2026-11-02&to=2026-11-08');
    await playback.play(within);
    expect(noted.slice(0, 4)).toEqual([
      'gather',
      'prepare 2026-11-09 2026-11-15',
      'ready 2026-11-09 2026-11-15',
      'show 2026-11-09 2026-11-15 of 7'
    ]);
    for (const line of shownIn(noted)) {
      const ready = line.replace('show', 'ready').replace(/ of \d+$/, '');
      expect(noted.indexOf(ready)).toBeLessThan(noted.indexOf(line));
    }
  });

  it('begins anew where it stands at the end, and writes nothing to the address on the way', async () => {
    const { playback, outlook, noted } = film('/review?of=incidents&from=2026-11-16&to=2026-11-22');
    await playback.play(within);
    const shown = shownIn(noted);
    expect([shown[0], shown.at(-1)]).toEqual([
      'show 2026-09-01 2026-09-07 of 7',
      'show 2026-11-16 2026-11-22 of 7'
    ]);
    expect(noted.filter((line) => line.startsWith('push'))).toHaveLength(0);
    expect([playback.playing, outlook.period.to]).toEqual([false, TODAY]);
  });

  it('adds up from its first day on, on the scale of the longest period', async () => {
    const { playback, noted } = film('/review?of=incidents&from=2026-11-01&to=2026-11-07');
    playback.grow(true);
    await playback.play(within);
    expect(shownIn(noted)).toEqual([
      'show 2026-11-01 2026-11-14 of 22',
      'show 2026-11-01 2026-11-21 of 22',
      'show 2026-11-01 2026-11-22 of 22'
    ]);
  });

  it('goes by months where need is counted, whatever step and way were chosen', async () => {
    const { playback, noted } = film('/review?from=2026-09-10&to=2026-09-20', { incidents: false });
    playback.stepBy('day');
    playback.grow(true);
    await playback.play(within);
    expect(shownIn(noted).map((line) => line.slice(5, 26))).toEqual([
      '2026-10-01 2026-10-31',
      '2026-11-01 2026-11-22'
    ]);
  });

  it('stays with what is shown when it is stopped', async () => {
    const { playback, outlook, noted } = film('/review?of=incidents&from=2026-10-05&to=2026-10-11');
    const playing = playback.play(within);
    while (shownIn(noted).length < 2) await Promise.resolve();
    playback.pause();
    await playing;
    expect(shownIn(noted)).toHaveLength(2);
    expect(outlook.period).toEqual({ from: '2026-10-19', to: '2026-10-25' });
    expect(noted.filter((line) => line.startsWith('push'))).toEqual([
      'push /review?from=2026-10-19&to=2026-10-25&of=incidents'
    ]);
  });

  it('stops and says so when an answer does not come, and does not change the date', async () => {
    const { playback, outlook } = film('/review?of=incidents&from=2026-10-05&to=2026-10-11', { fail: true });
    await playback.play(within);
    expect([playback.playing, playback.failed, outlook.period.from]).toEqual([false, true, '2026-10-05']);
  });
});
