import { describe, expect, it } from 'vitest';
import { percentWords } from './indicator-words.ts';
import { printed } from './take-away/printed.ts';

describe('a rate', () => {
  it('has the same digits on the screen as in a file, halves too', () => {
    // 72.35 is stored as a little less, 93.75 as just that.
    for (const value of [72.35, 93.75, 1.45, 0, 100])
      expect(percentWords(value)).toBe(printed(value, 1).toFixed(1));
    expect(percentWords(72.35)).toBe('72.4');
  });
});
