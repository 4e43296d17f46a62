import { expect, it } from 'vitest';
import { scaleBar } from './scale-bar.ts';

it('is a round length that fits', () => {
  for (let zoom = 8; zoom <= 20; zoom += 0.25) {
    const { metres, pixels } = scaleBar(51, zoom);
    expect(['1', '2', '5']).toContain(String(metres).replace(/[0.]/g, ''));
    expect(pixels).toBeLessThanOrEqual(96);
    expect(pixels).toBeGreaterThanOrEqual(38);
  }
});

it('grows with latitude: a metre takes more pixels further north', () => {
  expect(scaleBar(60, 15).metres).toBeLessThan(scaleBar(0, 15).metres);
});
