import type { Geometry } from 'geojson';
import type { Areas } from '../../state/areas.svelte.ts';
import { boundsOf } from '../../state/bounds.ts';
import type { Names } from '../../state/names.svelte.ts';
import type { Places } from '../../state/places.svelte.ts';
import type { Entry } from '../../state/search-index.ts';

/** Everything on the map that has a name or a code. */
export function searchEntries(areas: Areas, places: Places, names: Names): readonly Entry[] {
  const areaName = (code: string | null) =>
    code === null
      ? ''
      : areas
          .path(code)
          .slice(1)
          .map(({ name }) => name)
          .join(' · ');
  const ofAreas = (areas.map.answer?.features ?? []).map(({ properties }): Entry => ({
    target: { kind: 'area', code: properties.code },
    name: properties.name,
    where: [names.level(properties.level), areas.get(properties.parent ?? '')?.name ?? '']
      .filter(Boolean)
      .join(' · '),
    code: properties.code,
    also: properties.name_en
  }));
  const ofFacilities = (places.facilities.answer?.features ?? []).map(({ properties }): Entry => ({
    target: { kind: 'facility', id: properties.id },
    name: properties.name,
    where: names.facility(properties.kind),
    code: null,
    also: properties.name_en
  }));
  const ofBuildings = (places.buildings.answer?.features ?? []).flatMap(({ properties }): Entry[] =>
    properties.name === null || properties.name === ''
      ? []
      : [
          {
            target: { kind: 'building', id: properties.id },
            name: properties.name,
            where: areaName(properties.area),
            code: properties.code,
            also: null
          }
        ]
  );
  return [...ofAreas, ...streets(places), ...ofFacilities, ...ofBuildings];
}

/** A street is drawn in many pieces and found as one. */
function streets(places: Places): Entry[] {
  const pieces = new Map<string, { also: string | null; geometries: Geometry[] }>();
  for (const { properties, geometry } of places.ground.answer?.features ?? []) {
    if (properties.kind !== 'street' || properties.name === null) continue;
    const street = pieces.get(properties.name);
    if (street === undefined)
      pieces.set(properties.name, { also: properties.name_en, geometries: [geometry] });
    else street.geometries.push(geometry);
  }
  return [...pieces].flatMap(([name, { also, geometries }]): Entry[] => {
    const bounds = boundsOf(geometries);
    return bounds === null
      ? []
      : [{ target: { kind: 'street', name, bounds }, name, where: also ?? '', code: null, also }];
  });
}
