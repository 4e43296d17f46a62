import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Attendance } from './attendance.svelte.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('attendance', () => {
  it('begins with nobody there', () => {
    expect(new Attendance().attended).toBe(false);
  });

  it('sees somebody come by a moving pointer, and leave', () => {
    const browser = new EventTarget();
    const attendance = new Attendance();
    const stop = attendance.watch(browser, () => undefined);
    browser.dispatchEvent(new Event('pointermove'));
    expect(attendance.attended).toBe(true);
    vi.advanceTimersByTime(9_000);
    browser.dispatchEvent(new Event('keydown'));
    vi.advanceTimersByTime(9_000);
    expect(attendance.attended).toBe(true);
    vi.advanceTimersByTime(2_000);
    expect(attendance.attended).toBe(false);
    stop();
  });

  it('tells once that the display was abandoned, and never where nobody came', () => {
    const browser = new EventTarget();
    const abandoned = vi.fn();
    const stop = new Attendance().watch(browser, abandoned);
    vi.advanceTimersByTime(3_600_000);
    expect(abandoned).not.toHaveBeenCalled();
    browser.dispatchEvent(new Event('wheel'));
    vi.advanceTimersByTime(3_600_000);
    expect(abandoned).toHaveBeenCalledTimes(1);
    browser.dispatchEvent(new Event('wheel'));
    stop();
    vi.advanceTimersByTime(3_600_000);
    expect(abandoned).toHaveBeenCalledTimes(1);
  });
});
