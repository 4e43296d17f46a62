import type { NeedReach, NeedSquares } from '../analysis/review/reach-need.ts';
import type { NeedStore } from '../data/need.ts';
import type { Names } from './names.svelte.ts';
import { SQUARE_METRES, squaresOf } from './reach-ground.ts';
import type { NeedAsked } from './reach-questions.ts';
import { Resource } from './resource.svelte.ts';

interface SquaresAsked {
  readonly scope: string;
  readonly asOf: string;
}

/** What part of each category of need is within reach. The squares of a category are asked for once a month shown. */
export class ReachNeed {
  readonly squares: Resource<SquaresAsked, readonly NeedSquares[]>;
  readonly answer: Resource<NeedAsked, readonly NeedReach[]>;

  #asked = $state.raw<NeedAsked>();

  /** Categories with most cases out of reach first; withheld ones last. Empty until what was asked last is answered. */
  readonly rows: readonly NeedReach[] = $derived.by(() =>
    [...((this.#asked && this.answer.answerTo(this.#asked)) ?? [])].sort(
      (a, b) => (b.unreached ?? (b.cases === null ? -1 : 1)) - (a.unreached ?? (a.cases === null ? -1 : 1))
    )
  );

  constructor(
    names: Names,
    store: NeedStore,
    ask: (asked: NeedAsked, squares: readonly NeedSquares[]) => Promise<readonly NeedReach[]>
  ) {
    this.squares = new Resource(async ({ scope, asOf }, signal): Promise<readonly NeedSquares[]> => {
      const found: NeedSquares[] = [];
      // One after the other: the database answers others between them.
      for (const { code } of names.hardshipCategories) {
        const cells = await store.cells(scope, [code], SQUARE_METRES, asOf, signal);
        found.push({ category: code, squares: squaresOf(cells) });
      }
      return found;
    });
    this.answer = new Resource((asked) => ask(asked, this.squares.answer ?? []));
  }

  /** What was asked last, answered or not. */
  get asked(): NeedAsked | undefined {
    return this.#asked;
  }

  /** Asks for whatever is not yet known. */
  ask(asked: NeedAsked) {
    this.#asked = asked;
    const squares = { scope: asked.scope, asOf: asked.month };
    void this.squares.ask(squares);
    if (this.squares.answerTo(squares) !== undefined) void this.answer.ask(asked);
  }
}
