import { describe, expect, it } from 'vitest';
import { AddressBar } from './address-bar.svelte.ts';
import type { Review } from './review.svelte.ts';
import { Showing } from './showing.svelte.ts';

function at(path: string, review: Partial<Pick<Review, 'question' | 'incidents' | 'measure'>>) {
  const bar = new AddressBar({
    location: { href: `http://localhost${path}` },
    history: { pushState: () => undefined, replaceState: () => undefined },
    addEventListener: () => undefined,
    removeEventListener: () => undefined
  });
  return {
    bar,
    showing: new Showing(bar, { incidents: false, measure: 'rate', ...review } as unknown as Review)
  };
}

describe('what is shown', () => {
  it.each([
    ['where', 'side', 'one'],
    ['where', 'multiples', 'multiples'],
    ['change', 'swipe', 'swipe'],
    ['chance', 'multiples', 'one'],
    ['reach', 'side', 'one']
  ] as const)('of "%s", asked as %s, is %s', (question, asked, show) => {
    expect(at(`/review?show=${asked}`, { question }).showing.show).toBe(show);
  });

  it('is a difference only in the one map of a change', () => {
    const differs = (show: string) => at(`/review?show=${show}`, { question: 'change' }).showing.differing;
    expect([differs(''), differs('side'), differs('multiples')]).toEqual([true, false, false]);
  });

  it.each([
    [{ question: 'where' }, 'log'],
    [{ question: 'where', measure: 'relative' }, 'linear'],
    [{ question: 'change' }, 'linear'],
    [{ question: 'chance' }, 'linear']
  ] as const)('is graded by factors only where amounts are shown: %o', (review, scale) => {
    expect(at('/review?scale=log', review).showing.scale).toBe(scale);
  });

  it('leaves a plain address when the usual is chosen again', () => {
    const { bar, showing } = at('/review?show=side&scale=log&each=category', { question: 'change' });
    showing.showAs('one');
    showing.scaleBy('linear');
    showing.takeEach('month');
    expect([bar.address.show, bar.address.scale, bar.address.each]).toEqual([null, null, null]);
  });

  it('is by categories of need, and by groups of incidents', () => {
    expect(at('/review?each=category', { question: 'where', incidents: true }).showing.each).toBe('category');
  });
});
