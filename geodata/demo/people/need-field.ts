import type { Degrees } from '../ground/frame.ts';
import type { Ground, GroundBuilding } from '../ground/types.ts';
import { Random } from '../random.ts';

/**
 * How much more need there is in a building than on average: old single-storey quarters have more, towers less, and a few
 * smooth hills of need lie over the ground, so that need is clustered and not spread evenly.
 */
export function needField(ground: Ground, seed: number): (building: GroundBuilding) => number {
  const random = Random.of(seed, `need ${ground.office}`);
  const lived = ground.buildings.filter(({ households }) => households > 0);
  const hills = Array.from({ length: 6 }, () => ({
    at: random.pick(lived).inside,
    height: random.between(0.5, 1.6),
    reach: random.between(160, 380)
  }));
  const raw = (building: GroundBuilding): number => {
    const kind =
      building.use === 'self_built'
        ? 1.9
        : building.floors <= 2
          ? 1.4
          : building.floors <= 5
            ? 1.05
            : building.floors >= 9
              ? 0.5
              : 0.8;
    return (
      kind *
      (0.7 +
        hills.reduce(
          (sum, { at, height, reach }) =>
            sum + height * Math.exp(-((metresBetween(at, building.inside) / reach) ** 2)),
          0
        ))
    );
  };
  const households = lived.reduce((sum, building) => sum + building.households, 0);
  const mean = lived.reduce((sum, building) => sum + raw(building) * building.households, 0) / households;
  return (building) => raw(building) / mean;
}

/** Metres between two places a few kilometres apart at most. */
export function metresBetween(a: Degrees, b: Degrees): number {
  const scale = Math.cos((a[1] * Math.PI) / 180);
  return Math.hypot((a[0] - b[0]) * scale, a[1] - b[1]) * 111_195;
}
