/** The area map of today and of a few days that are held against it. */
const KEPT = 6;

/**
 * A fetch that is made once for all who ask the same, also while it is under way. Nobody's giving up ends it for the
 * others, so it takes no signal; a failure is not kept.
 */
export function askedOnce<Question extends readonly (string | number)[], Answer>(
  fetch: (...question: Question) => Promise<Answer>
): (...question: Question) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (...question) => {
    const key = JSON.stringify(question);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = fetch(...question);
    answers.set(key, answer);
    answer.catch(() => {
      if (answers.get(key) === answer) answers.delete(key);
    });
    for (const oldest of answers.keys()) {
      if (answers.size <= KEPT) break;
      answers.delete(oldest);
    }
    return answer;
  };
}
