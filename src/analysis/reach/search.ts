import type { Entrances } from './entrances.ts';
import { Heap } from './heap.ts';
import type { Network } from './network.ts';

/**
 * Shortest walks from entrances to the vertices of a network (Dijkstra, Numerische Mathematik 1, 1959), many origins
 * at once. One object may search again and again: it only cleans up what it has touched.
 */
export class Search {
  /** The place whose entrance is nearest on foot, by vertex. Holds for vertices that were reached. */
  readonly origin: Int32Array;
  readonly #network: Network;
  readonly #heap: Heap;
  #touched: number[] = [];

  constructor(network: Network) {
    this.#network = network;
    this.origin = new Int32Array(network.lng.length);
    this.#heap = new Heap(network.lng.length);
  }

  /** Metres of the last search by vertex. Those above its limit are Infinity or too high. */
  get metres(): Float64Array {
    return this.#heap.keys;
  }

  /** Walks from the numbered entrances as far as `limit` metres. Returns the vertices reached, nearest first. */
  spread(entrances: Entrances, from: Iterable<number>, limit: number): readonly number[] {
    this.#heap.forget(this.#touched);
    this.#touched = [];
    for (const entrance of from) this.#start(entrances, entrance);
    const reached: number[] = [];
    while (this.#heap.size > 0) {
      const vertex = this.#heap.take();
      if ((this.metres[vertex] ?? Infinity) > limit) break;
      reached.push(vertex);
      this.#goOn(vertex);
    }
    return reached;
  }

  #start({ segment, offset, leg, place }: Entrances, entrance: number): void {
    const street = segment[entrance] ?? -1;
    if (street < 0) return;
    const { from, to, metres } = this.#network;
    const [walked, along] = [leg[entrance] ?? NaN, offset[entrance] ?? NaN];
    const origin = place[entrance] ?? 0;
    this.#offer(from[street] ?? 0, walked + along, origin);
    this.#offer(to[street] ?? 0, walked + (metres[street] ?? NaN) - along, origin);
  }

  #goOn(vertex: number): void {
    const { from, to, metres, firstTouching, touching } = this.#network;
    const walked = this.metres[vertex] ?? NaN;
    const origin = this.origin[vertex] ?? 0;
    for (let i = firstTouching[vertex] ?? 0; i < (firstTouching[vertex + 1] ?? 0); i += 1) {
      const segment = touching[i] ?? 0;
      const start = from[segment] ?? 0;
      const other = start === vertex ? (to[segment] ?? 0) : start;
      this.#offer(other, walked + (metres[segment] ?? NaN), origin);
    }
  }

  #offer(vertex: number, metres: number, origin: number): void {
    const fresh = this.metres[vertex] === Infinity;
    if (!this.#heap.offer(vertex, metres)) return;
    if (fresh) this.#touched.push(vertex);
    this.origin[vertex] = origin;
  }
}
