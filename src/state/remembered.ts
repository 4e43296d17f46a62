export interface Fetch<Question, Answer> {
  (question: Question, signal: AbortSignal): Promise<Answer>;
  /** The answer, where it is at hand: it can then be shown at once. */
  known?: (question: Question) => Answer | undefined;
}

/** Today and a few days of the past that are held against it. */
const KEPT = 6;

/**
 * A fetch that keeps its last few answers, so that going back to a question costs nothing. For what does not change
 * while a page is open; a failure is not kept.
 *
 * @param kept how many answers.
 */
export function remembered<Question, Answer>(
  fetch: Fetch<Question, Answer>,
  kept = KEPT
): Fetch<Question, Answer> {
  const answers = new Map<string, Answer>();
  const ask: Fetch<Question, Answer> = async (question, signal) => {
    const key = JSON.stringify(question);
    const known = answers.get(key);
    const answer = known ?? (await fetch(question, signal));
    // Asked last, given up last.
    answers.delete(key);
    answers.set(key, answer);
    for (const oldest of answers.keys()) {
      if (answers.size <= kept) break;
      answers.delete(oldest);
    }
    return answer;
  };
  ask.known = (question) => answers.get(JSON.stringify(question)) ?? fetch.known?.(question);
  return ask;
}
