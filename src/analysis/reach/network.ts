import { metresBetween, type LngLat } from './metric.ts';
import { SegmentIndex } from './segment-index.ts';
import { Vertices } from './vertices.ts';

/** A line that people walk along, and the storey it runs on (see `layerOf`). */
export interface Street {
  readonly line: readonly LngLat[];
  readonly layer: number;
}

/** Streets as a graph: vertices, and straight segments between them that are walked in both directions. */
export interface Network {
  /** Degrees, by vertex. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** Vertices at both ends, by segment. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Length along the ground, by segment. */
  readonly metres: Float64Array;
  /** The segments at vertex v are `touching[firstTouching[v]]` up to, without, `touching[firstTouching[v + 1]]`. */
  readonly firstTouching: Int32Array;
  readonly touching: Int32Array;
  readonly index: SegmentIndex;
}

/** A street whose end lies this close to another one leads into it. */
const END_METRES = 0.5;

interface Segment {
  from: number;
  to: number;
  metres: number;
  layer: number;
}

/**
 * The walking network of streets. Streets meet where they share a vertex (within 0.1 m), as OpenStreetMap draws them:
 * lines that cross without one are a bridge or an underpass, and do not meet. Many files are not cut at junctions,
 * so an end that lies on another street (within 0.5 m) meets it as well: on one of the same layer, or, where nothing goes on
 * from that end, on one of any layer, because a bridge does not end in the air. One-way streets are walked both ways. See docs/decisions/0005-reach.md.
 */
export function networkOf(streets: readonly Street[]): Network {
  const vertices = new Vertices();
  const drawn: Segment[] = [];
  const ends: { vertex: number; layer: number }[] = [];
  for (const { line, layer } of streets) {
    const path = line.map(([lng, lat]) => vertices.at(lng, lat));
    for (let i = 1; i < path.length; i += 1) {
      const [from = 0, to = 0] = [path[i - 1], path[i]];
      if (from !== to) drawn.push({ from, to, metres: between(vertices, from, to), layer });
    }
    for (const vertex of [path[0], path.at(-1)]) if (vertex !== undefined) ends.push({ vertex, layer });
  }
  return graphOf(vertices, cutAtEnds(drawn, ends, vertices));
}

/** Segments, cut where the end of a street lies on them. */
function cutAtEnds(
  drawn: readonly Segment[],
  ends: readonly { readonly vertex: number; readonly layer: number }[],
  vertices: Vertices
): readonly Segment[] {
  const index = new SegmentIndex({
    lng: vertices.lng,
    lat: vertices.lat,
    from: drawn.map(({ from }) => from),
    to: drawn.map(({ to }) => to)
  });
  const goingOn = new Int32Array(vertices.lng.length);
  for (const { from, to } of drawn)
    for (const vertex of [from, to]) goingOn[vertex] = (goingOn[vertex] ?? 0) + 1;
  const cuts = new Map<number, Map<number, number>>();
  for (const { vertex, layer } of ends) {
    for (const { segment, share } of index.within(placeOf(vertices, vertex), END_METRES)) {
      const met = drawn[segment];
      if (met === undefined || met.from === vertex || met.to === vertex) continue;
      if (met.layer !== layer && (goingOn[vertex] ?? 0) > 1) continue;
      const known = cuts.get(segment) ?? new Map<number, number>();
      cuts.set(segment, known.set(vertex, share));
    }
  }
  return drawn.flatMap((segment, i) => {
    const here = [...(cuts.get(i) ?? [])].sort(([, a], [, b]) => a - b);
    // The gap of up to half a metre is not walked: it is an error of the drawing.
    let [from, walked] = [segment.from, 0];
    const pieces: Segment[] = [];
    for (const [to, share] of [...here, [segment.to, 1] as const]) {
      pieces.push({ ...segment, from, to, metres: (share - walked) * segment.metres });
      [from, walked] = [to, share];
    }
    return pieces;
  });
}

function graphOf(vertices: Vertices, segments: readonly Segment[]): Network {
  const [lng, lat] = [Float64Array.from(vertices.lng), Float64Array.from(vertices.lat)];
  const from = Int32Array.from(segments, (segment) => segment.from);
  const to = Int32Array.from(segments, (segment) => segment.to);
  const firstTouching = new Int32Array(lng.length + 1);
  for (const vertex of [...from, ...to]) firstTouching[vertex + 1] = (firstTouching[vertex + 1] ?? 0) + 1;
  for (let v = 0; v < lng.length; v += 1)
    firstTouching[v + 1] = (firstTouching[v + 1] ?? 0) + (firstTouching[v] ?? 0);
  const next = firstTouching.slice();
  const touching = new Int32Array(2 * segments.length);
  segments.forEach((segment, i) => {
    for (const vertex of [segment.from, segment.to]) {
      const place = next[vertex] ?? 0;
      touching[place] = i;
      next[vertex] = place + 1;
    }
  });
  return {
    ...{ lng, lat, from, to, firstTouching, touching },
    metres: Float64Array.from(segments, ({ metres }) => metres),
    index: new SegmentIndex({ lng, lat, from, to })
  };
}

const placeOf = ({ lng, lat }: Vertices, vertex: number): LngLat => [lng[vertex] ?? NaN, lat[vertex] ?? NaN];

const between = (vertices: Vertices, a: number, b: number): number =>
  metresBetween(placeOf(vertices, a), placeOf(vertices, b));
