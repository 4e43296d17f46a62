/**
 * Times questions of reach on a whole city: the streets and buildings of the demonstration's source, its clinics,
 * schools and pharmacies. Prints JSON. The figures of docs/decisions/0005-reach.md come from here.
 *
 *   node tests/bench/reach.ts
 */
import { coverageOf } from '../../src/analysis/reach/coverage.ts';
import { joinEntrances } from '../../src/analysis/reach/entrances.ts';
import { placeInside } from '../../src/analysis/reach/footprint.ts';
import type { LngLat } from '../../src/analysis/reach/metric.ts';
import { networkOf } from '../../src/analysis/reach/network.ts';
import { nextPlaces } from '../../src/analysis/reach/next-places.ts';
import { streetBands } from '../../src/analysis/reach/street-pieces.ts';
import { isWalkable, layerOf } from '../../src/analysis/reach/walkable.ts';
import { Walks } from '../../src/analysis/reach/walks.ts';
import { readTiles } from '../../geodata/demo/ground/tiles.ts';

const CITY = [71.2, 50.95, 71.7, 51.35] as const;
const LIMIT_METRES = 800;
const CANDIDATES = 1000;
const AMENITIES = ['clinic', 'hospital', 'pharmacy', 'school', 'kindergarten'];

const times: Record<string, number> = {};
function timed<T>(what: string, work: () => T): T {
  const start = performance.now();
  const answer = work();
  times[what] = Math.round(performance.now() - start);
  return answer;
}

// GeoJSON types positions as lists of any length; those of tiles have two numbers.
const lngLat = (position: readonly number[]): LngLat => [position[0] ?? NaN, position[1] ?? NaN];

const pieces = await readTiles([...CITY]);
const streets = pieces.flatMap(({ geometry, tags }) => {
  if (tags['highway'] === undefined || !isWalkable(tags)) return [];
  const lines =
    geometry.type === 'LineString'
      ? [geometry.coordinates]
      : geometry.type === 'MultiLineString'
        ? geometry.coordinates
        : [];
  return lines.map((line) => ({ line: line.map(lngLat), layer: layerOf(tags) }));
});
const homes = pieces.flatMap(({ geometry, tags }) => {
  if (tags['building'] === undefined || geometry.type !== 'Polygon') return [];
  const place = placeInside([geometry.coordinates.map((ring) => ring.map(lngLat))]);
  return place === undefined ? [] : [[place]];
});
const services = pieces.flatMap(({ geometry, tags }) =>
  geometry.type === 'Point' && AMENITIES.includes(tags['amenity'] ?? '')
    ? [[lngLat(geometry.coordinates)]]
    : []
);
const candidates = homes.filter((_, i) => i % Math.ceil(homes.length / CANDIDATES) === 0);

const network = timed('network_ms', () => networkOf(streets));
const demand = timed('join_demand_ms', () => joinEntrances(network, homes, 200));
const facilities = joinEntrances(network, services, 200);
const walks = new Walks(network, demand);
const weights = new Float64Array(homes.length).fill(1);
const nearest = timed('nearest_for_all_ms', () => walks.nearest(facilities));
const coverage = timed('coverage_ms', () =>
  coverageOf({ walks, facilities, demand, weights, limitMetres: LIMIT_METRES })
);
const one = joinEntrances(network, candidates.slice(0, 1), 200);
timed('what_if_one_ms', () => walks.within(one, 0, LIMIT_METRES));
const doors = joinEntrances(network, candidates, 200);
const covers = timed('within_of_candidates_ms', () =>
  candidates.map((_, candidate) => walks.within(doors, candidate, LIMIT_METRES).map((walk) => walk.demand))
);
const unreached = weights.map((weight, place) =>
  (nearest.metres[place] ?? Infinity) <= LIMIT_METRES ? 0 : weight
);
const three = timed('next_three_ms', () => nextPlaces(covers, unreached, 3));
timed('bands_ms', () => streetBands(network, facilities, [400, 800, 1200]));

console.log(
  JSON.stringify(
    {
      streets: streets.length,
      vertices: network.lng.length,
      segments: network.from.length,
      facilities: facilities.places,
      demand: demand.places,
      candidates: candidates.length,
      within_network: coverage.withinNetwork,
      within_straight: coverage.withinStraight,
      next_three: { method: three.method, gain: three.gain },
      ...times
    },
    null,
    2
  )
);
