import { say } from './progress.ts';

/** A part that fails says so among the figures, and the others are measured all the same. */
export async function attempted<Result>(
  work: () => Promise<Result> | Result
): Promise<Result | { failed: string }> {
  try {
    return await work();
  } catch (error) {
    process.exitCode = 1;
    const failed = error instanceof Error ? error.message : String(error);
    say(`FAILED: ${failed}`);
    return { failed };
  }
}
