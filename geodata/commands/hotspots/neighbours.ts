import { contiguity, SNAP, type ContiguityKind } from '../../../src/geometry/contiguity.ts';
import { readGal } from '../../read/gal.ts';
import type { FileFeature } from '../../read/geojson.ts';
import type { Terminal } from '../terminal.ts';
import { boundariesOf, refusalsOf, type Id, type No } from './areas.ts';

/** Neighbours, and where they come from. */
export interface Neighbourhood {
  readonly neighbours: readonly (readonly number[])[];
  readonly source:
    | { readonly kind: ContiguityKind; readonly snap: number; readonly cornerOnSide: number }
    | { readonly kind: 'gal'; readonly file: string; readonly matchedBy: string };
}

/** Neighbours by contiguity, or by a GAL file. */
export async function neighbourhoodOf(
  asked: { readonly weights: string; readonly idField: string | undefined },
  features: readonly FileFeature[],
  ids: readonly Id[],
  no: No,
  terminal: Terminal
): Promise<Neighbourhood> {
  const { weights: kind } = asked;
  if (kind === 'queen' || kind === 'rook') {
    const { neighbours, cornerOnSide } = contiguity(boundariesOf(features, no), kind);
    return { neighbours, source: { kind, snap: SNAP, cornerOnSide } };
  }
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

/** One way to name the features in a GAL file. */
interface Naming {
  readonly by: string;
  readonly places: ReadonlyMap<string, number>;
}

/** The likeliest first: the ids asked for, the field that the file names, the features' ids, their places from 1 or 0. */
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
