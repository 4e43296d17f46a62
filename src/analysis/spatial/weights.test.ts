import { describe, expect, it } from 'vitest';
import { lag, rowStandardised } from './weights.ts';

describe('lag', () => {
  it('adds up weight by weight as lag.listw of spdep, so that means which are equal stay equal there', () => {
    const { neighbours } = rowStandardised([[1, 2, 3], [0], [0], [0]]);
    // Added first and divided after, it would be 0.10000000000000002.
    expect(lag({ neighbours }, [0, 0.1, 0.1, 0.1])[0]).toBe(0.1);
  });

  it('is 0 for an island', () => {
    expect(lag(rowStandardised([[], [0]]), [5, 7])).toEqual([0, 5]);
  });
});
