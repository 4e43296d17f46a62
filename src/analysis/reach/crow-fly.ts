import { entrancesOf, type Entrances } from './entrances.ts';
import { metresPerDegree } from './metric.ts';

/** Straight lines from facilities to places of demand: what a circle on the map would say. */
export class CrowFly {
  readonly #demand: Entrances;
  readonly #lng: Float64Array;
  readonly #lat: Float64Array;
  readonly #east: Float64Array;
  readonly #north: Float64Array;
  readonly #metres: Float64Array;

  constructor(demand: Entrances) {
    this.#demand = demand;
    const degrees = demand.at.map(([, lat]) => metresPerDegree(lat));
    this.#lng = Float64Array.from(demand.at, ([lng]) => lng);
    this.#lat = Float64Array.from(demand.at, ([, lat]) => lat);
    this.#east = Float64Array.from(degrees, ({ east }) => east);
    this.#north = Float64Array.from(degrees, ({ north }) => north);
    this.#metres = new Float64Array(demand.places);
  }

  /**
   * Metres to every place of demand from the nearest of a facility's entrances. Degrees are weighed with the mean of
   * their lengths at both ends, which is as good as halfway (see `metresBetween`) and needs no sine for each pair.
   * The array is overwritten by the next call.
   */
  from(facilities: Entrances, facility: number): Float64Array {
    this.#metres.fill(Infinity);
    for (const door of entrancesOf(facilities, facility)) {
      const [lng, lat] = facilities.at[door] ?? [NaN, NaN];
      const { east, north } = metresPerDegree(lat);
      for (let i = 0; i < this.#lng.length; i += 1) {
        const x = ((this.#lng[i] ?? NaN) - lng) * ((this.#east[i] ?? NaN) + east);
        const y = ((this.#lat[i] ?? NaN) - lat) * ((this.#north[i] ?? NaN) + north);
        const metres = Math.sqrt(x * x + y * y) / 2;
        const place = this.#demand.place[i] ?? 0;
        if (metres < (this.#metres[place] ?? NaN)) this.#metres[place] = metres;
      }
    }
    return this.#metres;
  }
}
