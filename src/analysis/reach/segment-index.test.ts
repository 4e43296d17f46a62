import { expect, it } from 'vitest';
import { metresPerDegree } from './metric.ts';
import { SegmentIndex } from './segment-index.ts';

/** Numbers from 0 to 1 that are the same each time (Park and Miller's generator). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

it('finds the nearest place on any segment, as measuring all of them does', () => {
  const random = randomFrom(5);
  // Streets of all lengths and directions, a few of them across the whole town of about a kilometre.
  const lng: number[] = [];
  const lat: number[] = [];
  for (let i = 0; i < 60; i += 1) {
    const long = i % 10 === 0 ? 1 : 0.08;
    const [x, y] = [random(), random()];
    lng.push(121.48 + x / 100, 121.48 + (x + (random() - 0.5) * long) / 100);
    lat.push(31.23 + y / 100, 31.23 + (y + (random() - 0.5) * long) / 100);
  }
  const from = Array.from({ length: 60 }, (_, i) => 2 * i);
  const to = from.map((vertex) => vertex + 1);
  const index = new SegmentIndex({ lng, lat, from, to });

  let far = 0;
  for (let i = 0; i < 400; i += 1) {
    const place = [121.48 + random() / 100, 31.23 + random() / 100] as const;
    const { east, north } = metresPerDegree(place[1]);
    const measured = from.map((a, segment) => {
      const b = to[segment] ?? NaN;
      const [ax, ay] = [((lng[a] ?? NaN) - place[0]) * east, ((lat[a] ?? NaN) - place[1]) * north];
      const [bx, by] = [((lng[b] ?? NaN) - place[0]) * east, ((lat[b] ?? NaN) - place[1]) * north];
      const along = -(ax * (bx - ax) + ay * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
      const share = Math.max(0, Math.min(1, along));
      return Math.hypot(ax + share * (bx - ax), ay + share * (by - ay));
    });
    const least = Math.min(...measured);
    const found = index.nearest(place, 300);
    if (least > 300) expect(found).toBeUndefined();
    else expect(found?.metres).toBeCloseTo(least, 6);
    if (least > 60) far += 1;
    expect(
      index
        .within(place, 40)
        .map(({ segment }) => segment)
        .sort((a, b) => a - b)
    ).toEqual(measured.flatMap((metres, segment) => (metres <= 40 ? [segment] : [])));
  }
  // Some lie more than one cell of the index away from any street.
  expect(far).toBeGreaterThan(5);
});
