export interface Fetch<Question, Answer> {
  (question: Question, signal: AbortSignal): Promise<Answer>;
  /** The answer, where it is at hand: it can then be shown at once. */
  known?: (question: Question) => Answer | undefined;
  /** Whether an answer given to it earlier no longer holds, so that it is to be asked again. */
  outdated?: (question: Question) => boolean;
}

/** How long an answer about the running day holds, in milliseconds. */
export const HOLDS_MS = 300_000;

interface Keeping<Question> {
  /** How many answers. */
  readonly kept?: number;
  /** Whether the answer changes while a page is open: then it holds for `HOLDS_MS`. */
  readonly ages?: (question: Question) => boolean;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Today and a few days of the past that are held against it. */
const KEPT = 6;

/**
 * A fetch that keeps its last few answers, so that going back to a question costs nothing. For what does not change
 * while a page is open, or seldom; a failure is not kept.
 */
export function remembered<Question, Answer>(
  fetch: Fetch<Question, Answer>,
  { kept = KEPT, ages = () => false, now = Date.now }: Keeping<Question> = {}
): Fetch<Question, Answer> {
  const answers = new Map<string, { readonly answer: Answer; readonly until: number }>();
  const holding = (question: Question) => {
    const known = answers.get(JSON.stringify(question));
    return known !== undefined && now() < known.until ? known : undefined;
  };
  const asked = async (question: Question, signal: AbortSignal) => {
    // From when it was asked, and as it was then: of a day that was running, not all is known when it is over.
    const until = ages(question) ? now() + HOLDS_MS : Infinity;
    return { answer: await fetch(question, signal), until };
  };
  const ask: Fetch<Question, Answer> = async (question, signal) => {
    const key = JSON.stringify(question);
    const known = holding(question) ?? (await asked(question, signal));
    // Asked last, given up last.
    answers.delete(key);
    answers.set(key, known);
    for (const oldest of answers.keys()) {
      if (answers.size <= kept) break;
      answers.delete(oldest);
    }
    return known.answer;
  };
  ask.known = (question) => {
    const known = holding(question);
    return known === undefined ? fetch.known?.(question) : known.answer;
  };
  ask.outdated = (question) =>
    holding(question) === undefined && (ages(question) || answers.has(JSON.stringify(question)));
  return ask;
}
