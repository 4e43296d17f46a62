import type { LngLat } from '../analysis/reach/metric.ts';
import type { Street } from '../analysis/reach/network.ts';
import { isWalkable, layerOf } from '../analysis/reach/walkable.ts';
import type { CountedSquare } from '../analysis/review/ground.ts';
import type { FacilityMap } from '../data/facilities.ts';
import type { GroundMap } from '../data/ground.ts';
import type { NeedCells } from '../data/need.ts';
import { linesOf } from './bounds.ts';

/** Squares in which people are counted: as fine as the database gives them without pooling most of them. */
export const SQUARE_METRES = 100;

type Facility = FacilityMap['features'][number];

export const kindOf = ({ properties }: Facility): string => properties.kind;

/** Neither planned nor closed. */
export const isOpen = ({ properties }: Facility): boolean =>
  properties.status === null || properties.status === 'open';

/** Where one goes in: the door, where it is known, else where the facility stands. */
export const doorOf = ({ geometry, properties }: Facility): LngLat =>
  properties.entrance ?? geometry.coordinates;

/** Streets and paths of the base map that people walk along. */
export function streetsOf({ features }: GroundMap): Street[] {
  return features.flatMap(({ properties, geometry }) => {
    const street = properties.kind === 'street' || properties.kind === 'path';
    if (!street || !isWalkable(properties)) return [];
    return linesOf(geometry).map((line) => ({ line, layer: layerOf(properties) }));
  });
}

export const squaresOf = ({ cells }: NeedCells): CountedSquare[] =>
  cells.map(({ polygons, count, households }) => ({ polygons, count, households }));
