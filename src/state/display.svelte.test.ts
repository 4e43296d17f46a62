import { describe, expect, it } from 'vitest';
import { Display } from './display.svelte.ts';

describe('the display', () => {
  it('draws the map as much larger as the page is', () => {
    expect(new Display(() => 28).magnification).toBe(1.75);
  });

  it('follows the window to another screen, and no longer than it is asked to', () => {
    let size = 16;
    const browser = new EventTarget();
    const display = new Display(() => size);
    const stop = display.follow(browser);
    size = 24;
    browser.dispatchEvent(new Event('resize'));
    expect(display.magnification).toBe(1.5);
    stop();
    size = 40;
    browser.dispatchEvent(new Event('resize'));
    expect(display.magnification).toBe(1.5);
  });

  it('keeps the usual size where the page does not say', () => {
    expect(new Display(() => Number.NaN).magnification).toBe(1);
  });
});
