/** The numbers below a bound, each with a key, in the order of their keys: a binary heap in which keys may fall. */
export class Heap {
  /** By number; what was never offered has Infinity. Stays after the number was taken. */
  readonly keys: Float64Array;
  readonly #heap: Int32Array;
  /** Place in the heap, by number; -1 for what is not in it. */
  readonly #places: Int32Array;
  #size = 0;

  constructor(bound: number) {
    this.keys = new Float64Array(bound).fill(Infinity);
    this.#heap = new Int32Array(bound);
    this.#places = new Int32Array(bound).fill(-1);
  }

  get size(): number {
    return this.#size;
  }

  /** Puts a number in, or lowers its key. Says whether that made a difference. */
  offer(number: number, key: number): boolean {
    if (!(key < (this.keys[number] ?? -Infinity))) return false;
    this.keys[number] = key;
    let place = this.#places[number] ?? -1;
    if (place < 0) {
      place = this.#size;
      this.#size += 1;
    }
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const other = this.#heap[parent] ?? 0;
      if ((this.keys[other] ?? 0) <= key) break;
      this.#put(other, place);
      place = parent;
    }
    this.#put(number, place);
    return true;
  }

  /** Takes the number with the lowest key out. The heap must not be empty. */
  take(): number {
    const taken = this.#heap[0] ?? 0;
    this.#places[taken] = -1;
    this.#size -= 1;
    if (this.#size > 0) this.#sink(this.#heap[this.#size] ?? 0);
    return taken;
  }

  /** Empties the heap, and forgets the keys of the numbers given, which must be all that were ever offered. */
  forget(numbers: Iterable<number>): void {
    this.#size = 0;
    for (const number of numbers) {
      this.keys[number] = Infinity;
      this.#places[number] = -1;
    }
  }

  #sink(number: number): void {
    const key = this.keys[number] ?? 0;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.#size) break;
      if (child + 1 < this.#size && this.#keyAt(child + 1) < this.#keyAt(child)) child += 1;
      if (this.#keyAt(child) >= key) break;
      this.#put(this.#heap[child] ?? 0, place);
      place = child;
    }
    this.#put(number, place);
  }

  #put(number: number, place: number): void {
    this.#heap[place] = number;
    this.#places[number] = place;
  }

  readonly #keyAt = (place: number): number => this.keys[this.#heap[place] ?? 0] ?? 0;
}
