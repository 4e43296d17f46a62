type Fetch<Question, Answer> = (question: Question, signal: AbortSignal) => Promise<Answer>;

/** Today and a few days of the past that are held against it. */
const KEPT = 6;

/**
 * A fetch that keeps its last few answers, so that going back to a question costs nothing. For what does not change
 * while a page is open; a failure is not kept.
 */
export function remembered<Question, Answer>(fetch: Fetch<Question, Answer>): Fetch<Question, Answer> {
  const answers = new Map<string, Answer>();
  return async (question, signal) => {
    const key = JSON.stringify(question);
    const known = answers.get(key);
    const answer = known ?? (await fetch(question, signal));
    // Asked last, given up last.
    answers.delete(key);
    answers.set(key, answer);
    for (const oldest of answers.keys()) {
      if (answers.size <= KEPT) break;
      answers.delete(oldest);
    }
    return answer;
  };
}
