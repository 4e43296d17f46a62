import { describe, expect, it } from 'vitest';
import { isWalkable, layerOf, type Tags } from './walkable.ts';

describe('isWalkable', () => {
  it.each<[Tags, string]>([
    [{}, 'a line without tags'],
    [{ name: '南京路' }, 'a line with nothing but a name'],
    ...['footway', 'path', 'pedestrian', 'steps', 'living_street', 'cycleway', 'residential', 'service'].map(
      (highway): [Tags, string] => [{ highway }, highway]
    ),
    [{ highway: 'primary' }, 'a main road'],
    [{ highway: 'trunk' }, 'a trunk road that is no expressway'],
    [{ highway: 'trunk', name: '延安高架路辅路' }, 'the side road of an expressway'],
    [{ highway: 'footway', name: '陆家嘴高架步道' }, 'an elevated walkway'],
    [{ highway: 'footway', tunnel: 'yes' }, 'an underpass'],
    [{ highway: 'steps', tunnel: 'yes', layer: '-1' }, 'steps of an underpass'],
    [{ highway: 'service', tunnel: 'building_passage' }, 'a passage through a building'],
    [{ highway: 'secondary', tunnel: 'yes', foot: 'yes' }, 'a road tunnel open to walkers'],
    [{ highway: 'secondary', tunnel: 'yes', sidewalk: 'both' }, 'a road tunnel with sidewalks'],
    [{ highway: 'primary', tunnel: 'no' }, 'a road said to be no tunnel'],
    [{ highway: 'service', access: 'private', foot: 'designated' }, 'a private road with a right of way'],
    [{ highway: 'service', access: 'permissive' }, 'a road open by leave'],
    [{ highway: 'platform', railway: 'platform' }, 'a platform'],
    [{ kind: 'path', kind_detail: 'footway', is_tunnel: true }, 'an underpass of basemap tiles'],
    [{ kind: 'street', class: 'residential' }, 'a street of our base map'],
    [{ kind: 'street', class: 'primary', tunnel: false }, 'a street of our base map that is no tunnel']
  ])('lets people walk along %j (%s)', (tags) => {
    expect(isWalkable(tags)).toBe(true);
  });

  it.each<[Tags, string]>([
    [{ highway: 'motorway' }, 'a motorway'],
    [{ highway: 'motorway_link' }, 'its ramp'],
    [{ highway: 'trunk', motorroad: 'yes' }, 'an expressway'],
    [{ highway: 'trunk_link', name: '延安高架路' }, 'an expressway by name'],
    [{ highway: 'primary', tunnel: 'yes' }, 'a road tunnel'],
    [{ highway: 'residential', foot: 'no' }, 'a street forbidden on foot'],
    [{ highway: 'cycleway', foot: 'no' }, 'a cycleway for cycles alone'],
    [{ highway: 'footway', access: 'private' }, 'a private path'],
    [{ highway: 'service', access: 'no' }, 'a closed road'],
    [{ highway: 'construction', construction: 'primary' }, 'a road being built'],
    [{ highway: 'construction', foot: 'yes' }, 'a road being built, whatever else it says'],
    [{ railway: 'rail' }, 'a railway'],
    [{ waterway: 'river' }, 'a river'],
    [{ route: 'ferry', foot: 'yes' }, 'a ferry'],
    [{ kind: 'rail', kind_detail: 'subway', is_tunnel: true }, 'a subway of basemap tiles'],
    [{ kind: 'ferry' }, 'a ferry of basemap tiles'],
    [{ kind: 'highway' }, 'a motorway of basemap tiles'],
    [{ kind: 'major_road', kind_detail: 'primary', is_tunnel: true }, 'a road tunnel of basemap tiles'],
    [{ kind: 'street', class: 'secondary', tunnel: true }, 'a road tunnel of our base map'],
    [{ kind: 'barrier', class: 'wall' }, 'a wall of our base map']
  ])('keeps people off %j (%s)', (tags) => {
    expect(isWalkable(tags)).toBe(false);
  });
});

describe('layerOf', () => {
  it.each<[Tags, number]>([
    [{}, 0],
    [{ bridge: 'yes' }, 1],
    [{ bridge: 'no' }, 0],
    [{ is_tunnel: true }, -1],
    [{ tunnel: 'building_passage' }, 0],
    [{ bridge: 'yes', layer: '2' }, 2],
    [{ layer: -1 }, -1]
  ])('puts %j on storey %i', (tags, layer) => {
    expect(layerOf(tags)).toBe(layer);
  });
});
