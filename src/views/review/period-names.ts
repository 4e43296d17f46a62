import { whenBeforeWords, whenWords } from './period-words.ts';

type Shown = Parameters<typeof whenWords>[0];

/** What is written on the pictures of the two periods. */
export const periodNames = (shown: Shown, thisYear: string): { earlier: string; shown: string } => ({
  earlier: whenBeforeWords(shown, thisYear),
  shown: whenWords(shown, thisYear)
});
