import type { Polygon, Position } from 'geojson';

const xy = (position: Position | undefined): [number, number] => [position?.[0] ?? NaN, position?.[1] ?? NaN];

/** Square metres, positive for a ring that turns left (counter-clockwise). */
export function signedArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i += 1) {
    const [ax, ay] = xy(ring[i - 1]);
    const [bx, by] = xy(ring[i]);
    sum += ax * by - bx * ay;
  }
  return sum / 2;
}

/** Square metres, holes taken off. */
export function areaOf(polygon: Polygon): number {
  return polygon.coordinates.reduce(
    (sum, ring, i) => sum + (i === 0 ? 1 : -1) * Math.abs(signedArea(ring)),
    0
  );
}

export const distance = (a: Position, b: Position): number => {
  const [ax, ay] = xy(a);
  const [bx, by] = xy(b);
  return Math.hypot(ax - bx, ay - by);
};

export function lengthOf(line: readonly Position[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i += 1) sum += distance(line[i - 1] ?? [], line[i] ?? []);
  return sum;
}

/** The centre of gravity of a ring. */
export function centreOf(ring: readonly Position[]): [number, number] {
  const [ox, oy] = xy(ring[0]);
  let [area, x, y] = [0, 0, 0];
  for (let i = 1; i < ring.length; i += 1) {
    const [ax, ay] = xy(ring[i - 1]);
    const [bx, by] = xy(ring[i]);
    const cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
    area += cross / 2;
    x += ((ax - ox + bx - ox) * cross) / 6;
    y += ((ay - oy + by - oy) * cross) / 6;
  }
  return area === 0 ? [ox, oy] : [ox + x / area, oy + y / area];
}

/** Whether a position lies inside a polygon and outside its holes. */
export function holds(polygon: Polygon, position: Position): boolean {
  const [x, y] = xy(position);
  let inside = false;
  for (const ring of polygon.coordinates) {
    for (let i = 1; i < ring.length; i += 1) {
      const [ax, ay] = xy(ring[i - 1]);
      const [bx, by] = xy(ring[i]);
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

/** Metres from a position to the nearest place on a segment, and that place. */
export function toSegment(
  position: Position,
  from: Position,
  to: Position
): { metres: number; at: [number, number] } {
  const [x, y] = xy(position);
  const [ax, ay] = xy(from);
  const [bx, by] = xy(to);
  const square = (bx - ax) ** 2 + (by - ay) ** 2;
  const share =
    square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square));
  const at: [number, number] = [ax + share * (bx - ax), ay + share * (by - ay)];
  return { metres: Math.hypot(x - at[0], y - at[1]), at };
}
