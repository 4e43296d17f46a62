import { contiguity, SNAP, type ContiguityKind } from '../../../src/geometry/contiguity.ts';
import { sharedCorners } from '../../../src/geometry/shared-corners.ts';
import { readGal } from '../../read/gal.ts';
import type { FileFeature } from '../../read/geojson.ts';
import { refusal, type Terminal } from '../terminal.ts';
import { boundariesOf, refusalsOf, type Id, type No } from './areas.ts';

/** Neighbours, and where they come from. */
export interface Neighbourhood {
  readonly neighbours: readonly (readonly number[])[];
  readonly source:
    | {
        readonly kind: ContiguityKind;
        readonly snap: number;
        /** Whether corners on sides are counted; without, links are those of spdep's `poly2nb`. */
        readonly sides: boolean;
        /** Pairs that touch only where a corner of one lies on a side of the other. */
        readonly cornerOnSide: number;
        /** Pairs that are rooks to `poly2nb` by one corner, which it counts twice. */
        readonly cornerTwice: number;
      }
    | { readonly kind: 'gal'; readonly file: string; readonly matchedBy: string };
}

/** Neighbours by contiguity, or by a GAL file. Refuses `sides` beside a file. */
export async function neighbourhoodOf(
  asked: { readonly weights: string; readonly sides: boolean; readonly idField: string | undefined },
  features: readonly FileFeature[],
  ids: readonly Id[],
  no: No,
  terminal: Terminal
): Promise<Neighbourhood> {
  const { weights: kind, sides } = asked;
  if (kind === 'queen' || kind === 'rook') {
    const boundaries = boundariesOf(features, no);
    const [corners, touching] = [sharedCorners(boundaries, kind), contiguity(boundaries, kind)];
    const cornerOnSide = pairsOnlyIn(touching, corners);
    const cornerTwice = pairsOnlyIn(corners, touching);
    return {
      neighbours: sides ? touching : corners,
      source: { kind, snap: SNAP, sides, cornerOnSide, cornerTwice }
    };
  }
  if (sides)
    throw refusal(terminal, {
      en: '--sides goes with queen and rook; a GAL file says itself who is a neighbour.',
      zh: '--sides 仅用于 queen 与 rook；GAL 文件已列明邻接关系。'
    });
  const { field, neighbours } = await readGal(kind, terminal);
  const names = namesOf(features, ids, asked.idField, field);
  const fitting = names.find(({ places }) => fits(places, neighbours));
  if (fitting === undefined) throw unmatched(neighbours, features, names, refusalsOf(kind, terminal));
  const rows = new Map([...neighbours].map(([id, list]) => [fitting.places.get(id), list]));
  return {
    neighbours: features.map((_, place) =>
      (rows.get(place) ?? []).flatMap((id) => fitting.places.get(id) ?? []).sort((a, b) => a - b)
    ),
    source: { kind: 'gal', file: kind, matchedBy: fitting.by }
  };
}

/** How many pairs are neighbours here and not there; both lists have each link in both directions. */
const pairsOnlyIn = (here: Neighbourhood['neighbours'], there: Neighbourhood['neighbours']): number =>
  here.reduce((pairs, list, area) => {
    const known = new Set(there[area]);
    return pairs + list.filter((other) => other > area && !known.has(other)).length;
  }, 0);

/** One way to name the features in a GAL file. */
interface Naming {
  readonly by: string;
  readonly places: ReadonlyMap<string, number>;
}

/**
 * The likeliest first: the ids asked for, the field that the file names, the features' ids, their places from 1 or 0, and
 * where no field was asked for, every field of the first feature.
 */
function namesOf(
  features: readonly FileFeature[],
  ids: readonly Id[],
  idField: string | undefined,
  galField: string | undefined
): Naming[] {
  const naming = (by: string, words: readonly unknown[]): Naming => ({
    by,
    places: new Map(words.map((word, place) => [String(word), place]))
  });
  return [
    ...(idField === undefined ? [] : [naming(idField, ids)]),
    ...(galField === undefined
      ? []
      : [
          naming(
            galField,
            features.map(({ properties }) => properties[galField])
          )
        ]),
    naming(
      'id',
      features.map(({ id }) => id)
    ),
    naming(
      'place from 1',
      features.map((_, place) => place + 1)
    ),
    naming(
      'place from 0',
      features.map((_, place) => place)
    ),
    ...(idField === undefined ? Object.keys(features[0]?.properties ?? {}) : []).map((field) =>
      naming(
        field,
        features.map(({ properties }) => properties[field])
      )
    )
  ];
}

const fits = (
  places: ReadonlyMap<string, number>,
  neighbours: ReadonlyMap<string, readonly string[]>
): boolean =>
  places.size === neighbours.size &&
  [...neighbours].every(([id, list]) => places.has(id) && list.every((other) => places.has(other)));

function unmatched(
  neighbours: ReadonlyMap<string, readonly string[]>,
  features: readonly FileFeature[],
  [likeliest]: readonly Naming[],
  no: No
): Error {
  if (neighbours.size !== features.length)
    return no(
      `it tells of ${neighbours.size} areas, the map holds ${features.length}.`,
      `其中有 ${neighbours.size} 个区域，地图中有 ${features.length} 个。`
    );
  const strange = [...neighbours]
    .flatMap(([id, list]) => [id, ...list])
    .find((id) => likeliest?.places.has(id) !== true);
  return no(
    `no area of the map is “${strange ?? ''}” (looked for in ${likeliest?.by ?? 'id'}). Name the field with --id.`,
    `地图中没有编号为“${strange ?? ''}”的区域（查找字段：${likeliest?.by ?? 'id'}）。请用 --id 指定字段。`
  );
}
