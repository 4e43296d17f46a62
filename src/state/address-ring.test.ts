import { describe, expect, it } from 'vitest';
import { MOST_CORNERS, readRing, writeRing } from './address-ring.ts';

const ring = [
  [71.4, 51.1],
  [71.41, 51.1],
  [71.41, 51.12345]
] as const;

describe('a drawn line in the address', () => {
  it('comes back as it was written', () => {
    expect(readRing(writeRing(ring))).toEqual(ring);
  });

  it.each([null, '', '51/71', '51/71,51/72', '51/71,51/72,x', '91/71,51/72,51/73', '1/1,'.repeat(99)])(
    'is none when it reads %s',
    (text) => {
      expect(readRing(text)).toBeNull();
    }
  );

  it('has no more corners than a link can carry', () => {
    const many = Array.from({ length: MOST_CORNERS + 1 }, () => '51/71').join(',');
    expect(readRing(many)).toBeNull();
  });
});
