/** A polygon: its outline, then its holes. Degrees or metres, as the caller has them; closed or not. */
export type Rings = readonly (readonly (readonly [number, number])[])[];

/** Whether a point lies in the area it was made for. */
export type InsideTest = (x: number, y: number) => boolean;

const BANDS = 256;

/**
 * A test that many points can be put to: whether they lie in any of the polygons. Edges are sorted into bands from
 * south to north, so that a point is compared with the few beside it.
 */
export function insideTest(polygons: readonly Rings[]): InsideTest {
  const tests = polygons.map(insidePolygon);
  return (x, y) => tests.some((test) => test(x, y));
}

function insidePolygon(rings: Rings): InsideTest {
  const ys = rings.flatMap((ring) => ring.map(([, y]) => y));
  const south = ys.reduce((least, y) => Math.min(least, y), Infinity);
  const north = ys.reduce((most, y) => Math.max(most, y), -Infinity);
  const band = (y: number) => Math.min(BANDS - 1, Math.floor(((y - south) / (north - south)) * BANDS));
  const edges: number[][] = Array.from({ length: BANDS }, () => []);
  for (const [[x1, y1], [x2, y2]] of edgesOf(rings)) {
    if (y1 === y2) continue;
    for (let at = band(Math.min(y1, y2)); at <= band(Math.max(y1, y2)); at += 1)
      edges[at]?.push(x1, y1, x2, y2);
  }
  return (x, y) => {
    if (!(y >= south && y <= north)) return false;
    const beside = edges[band(y)] ?? [];
    let inside = false;
    for (let n = 0; n < beside.length; n += 4) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [beside[n], beside[n + 1], beside[n + 2], beside[n + 3]];
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
    return inside;
  };
}

/** Each edge of the rings, the closing one included. */
export function* edgesOf(
  rings: Rings
): Generator<readonly [readonly [number, number], readonly [number, number]]> {
  for (const ring of rings) {
    let from = ring.at(-1);
    for (const to of ring) {
      if (from !== undefined) yield [from, to];
      from = to;
    }
  }
}
