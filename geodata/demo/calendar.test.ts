import { describe, expect, it } from 'vitest';
import { dateOf, dayAfter, isHoliday, limitEnd, midnight, nextWork } from './calendar.ts';

/** The office's clock: eight hours ahead of UTC. */
const at = (local: string): number => Date.parse(`${local}:00+08:00`);

describe('a time limit', () => {
  it('in working hours stands still at noon, over night and over the weekend', () => {
    // Friday 2026-11-20, half past four: one hour is left that day, two of the four fall on Monday morning.
    expect(limitEnd(at('2026-11-20T16:30'), 4, 'work_hour')).toBe(at('2026-11-23T12:00'));
    expect(limitEnd(at('2026-11-18T11:00'), 2, 'work_hour')).toBe(at('2026-11-18T14:30'));
  });

  it('in working days ends at six in the evening of the last of them', () => {
    expect(limitEnd(at('2026-11-20T10:00'), 1, 'work_day')).toBe(at('2026-11-23T18:00'));
  });

  it('does not run on the long holidays', () => {
    expect(limitEnd(at('2026-09-30T10:00'), 1, 'work_day')).toBe(at('2026-10-08T18:00'));
  });

  it('in urgent hours and natural days never stands still', () => {
    expect(limitEnd(at('2026-11-20T23:30'), 2, 'urgent_hour')).toBe(at('2026-11-21T01:30'));
    expect(limitEnd(at('2026-11-20T10:00'), 15, 'natural_day')).toBe(at('2026-12-05T10:00'));
  });
});

describe('the office day', () => {
  it('begins at its own midnight, not at that of UTC', () => {
    expect(dateOf(at('2026-11-22T00:30'))).toBe('2026-11-22');
    expect(midnight('2026-11-22')).toBe(at('2026-11-22T00:00'));
    expect(dayAfter('2026-02-28', 1)).toBe('2026-03-01');
  });

  it('is a holiday from the eve of the Spring Festival for seven days', () => {
    expect(['2026-02-15', '2026-02-16', '2026-02-17', '2026-02-22', '2026-02-23'].map(isHoliday)).toEqual([
      false,
      true,
      true,
      true,
      false
    ]);
  });

  it('finds somebody in the office only when it is open', () => {
    expect(dateOf(nextWork(at('2026-11-21T10:00')))).toBe('2026-11-23');
  });
});
