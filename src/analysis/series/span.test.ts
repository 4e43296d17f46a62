import { describe, expect, it } from 'vitest';
import { dayNumber, dayText, monthEnd, weekStart } from './calendar.ts';
import { firstFrame, lengthOf, moved, nextFrame, resized, wholeMonths, type Span } from './span.ts';

const span = (from: string, to: string): Span => ({ from: dayNumber(from), to: dayNumber(to) });
const texts = ({ from, to }: Span) => [dayText(from), dayText(to)];
const TIME = span('2024-11-22', '2026-11-22');

describe('the calendar', () => {
  it('knows months, leap years and Mondays', () => {
    expect(dayText(monthEnd(dayNumber('2024-02-10')))).toBe('2024-02-29');
    expect(dayText(monthEnd(dayNumber('2026-01-31'), 1))).toBe('2026-02-28');
    expect(
      ['2026-11-22', '2026-11-23', '1969-12-28'].map((day) => dayText(weekStart(dayNumber(day))))
    ).toEqual(['2026-11-16', '2026-11-23', '1969-12-22']);
  });
});

describe('a span that is moved', () => {
  it('keeps its length, and stops at the bounds', () => {
    const days = span('2026-11-10', '2026-11-16');
    expect(texts(moved(days, -1, 'week', TIME))).toEqual(['2026-11-03', '2026-11-09']);
    expect(texts(moved(days, 30, 'day', TIME))).toEqual(['2026-11-16', '2026-11-22']);
    expect(texts(moved(days, -9999, 'day', TIME))).toEqual(['2024-11-22', '2024-11-28']);
  });

  it('stays whole months when it moves by months, and the running month ends today', () => {
    const january = span('2026-01-01', '2026-01-31');
    expect(texts(moved(january, 1, 'month', TIME))).toEqual(['2026-02-01', '2026-02-28']);
    expect(texts(moved(january, 10, 'month', TIME))).toEqual(['2026-11-01', '2026-11-22']);
    expect(texts(moved(span('2026-11-01', '2026-11-22'), -1, 'month', TIME))).toEqual([
      '2026-10-01',
      '2026-10-31'
    ]);
    expect(moved(january, 11, 'month', TIME)).toEqual(january);
  });

  it('goes from a day to its namesake when it is not of whole months', () => {
    expect(texts(moved(span('2026-05-31', '2026-06-02'), 1, 'month', TIME))).toEqual([
      '2026-06-30',
      '2026-07-02'
    ]);
  });

  it('is one day at least when an end is dragged past the other, and never out of bounds', () => {
    const days = span('2026-11-10', '2026-11-16');
    expect(texts(resized(days, 'from', dayNumber('2026-11-20'), TIME))).toEqual(['2026-11-16', '2026-11-16']);
    expect(texts(resized(days, 'to', dayNumber('2027-01-01'), TIME))).toEqual(['2026-11-10', '2026-11-22']);
  });

  it('is widened to whole months as far as time goes', () => {
    expect(texts(wholeMonths(span('2026-10-24', '2026-11-22'), TIME))).toEqual(['2026-10-01', '2026-11-22']);
  });
});

describe('a film', () => {
  const film = (start: Span, unit: 'day' | 'week' | 'month', growing: boolean, within: Span) => {
    const frames = [firstFrame(start, unit, growing, within)];
    for (let next: Span | null = frames[0] ?? null; next !== null;) {
      next = nextFrame(next, unit, growing, within);
      if (next !== null) frames.push(next);
    }
    return frames;
  };
  const three = span('2026-08-20', '2026-11-22');

  it('moves a window of one length from the first day to the last', () => {
    const frames = film(span('2026-11-09', '2026-11-22'), 'week', false, three);
    expect(frames.map(lengthOf)).toEqual(frames.map(() => 14));
    expect(texts(frames[0] ?? three)[0]).toBe('2026-08-20');
    expect(texts(frames.at(-1) ?? three)[1]).toBe('2026-11-22');
  });

  it('goes month by month where the window is of months', () => {
    expect(film(span('2026-11-01', '2026-11-22'), 'month', false, three).map(texts)).toEqual([
      ['2026-08-01', '2026-08-31'],
      ['2026-09-01', '2026-09-30'],
      ['2026-10-01', '2026-10-31'],
      ['2026-11-01', '2026-11-22']
    ]);
  });

  it('grows from its first day where it adds up', () => {
    const frames = film(span('2026-11-01', '2026-11-22'), 'week', true, three).map(texts);
    expect(frames).toEqual([
      ['2026-11-01', '2026-11-07'],
      ['2026-11-01', '2026-11-14'],
      ['2026-11-01', '2026-11-21'],
      ['2026-11-01', '2026-11-22']
    ]);
  });
});
