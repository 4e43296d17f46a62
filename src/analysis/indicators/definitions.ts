import type { CountName } from './counts.ts';

/** `higher` = a higher value is better; `neither` = it says how much there is, not how well it is done. */
export type Direction = 'higher' | 'lower' | 'neither';

/**
 * One indicator: the only place that says what it is made of. Tile, table, map, report and export read it from here; its
 * name and its formula in words are in `views/review/indicator-words.ts`, by the same code.
 */
export interface Indicator {
  readonly code: string;
  /** What is counted, and of what; a plain number has no denominator. */
  readonly numerator: CountName;
  readonly denominator: CountName | null;
  readonly direction: Direction;
  /** `percent` = 100 × numerator / denominator. */
  readonly unit: 'percent' | 'incidents';
  /** Whether the counts are of what happened in the period, or of what stands at its end. */
  readonly period: 'within' | 'at_end';
  /** Counted when it is asked for; from so many minutes on it is shown as old, with a way to count anew. */
  readonly freshMinutes: number;
}

/** Incidents move within minutes, their figures hardly within a quarter of an hour. */
const fresh = { freshMinutes: 15 } as const;

const percent = <Code extends string>(
  code: Code,
  numerator: CountName,
  denominator: CountName,
  direction: Direction
) =>
  ({
    code,
    numerator,
    denominator,
    direction,
    unit: 'percent',
    period: 'within',
    ...fresh
  }) as const;

const count = <Code extends string>(
  code: Code,
  numerator: CountName,
  direction: Direction,
  period: Indicator['period']
) => ({ ...fresh, code, numerator, denominator: null, direction, unit: 'incidents', period }) as const;

/**
 * Indicators that the stored times of incidents bear. Rates of closing and handling divide by what fell due, as the
 * published figures do: 972 due, 911 closed, 737 of them on time are 93.72 % and 75.82 %.
 */
export const INDICATORS = [
  percent('closing_on_time', 'due_closed_on_time', 'due', 'higher'),
  percent('closing', 'due_closed', 'due', 'higher'),
  percent('closing_late', 'due_closed_late', 'due', 'lower'),
  percent('handling_on_time', 'due_handled_on_time', 'due', 'higher'),
  percent('handling', 'due_handled', 'due', 'higher'),
  percent('valid_reports', 'reported_filed', 'reported', 'higher'),
  percent('filing_accuracy', 'filed_kept', 'filed', 'higher'),
  percent('missed_by_staff', 'filed_public', 'filed', 'lower'),
  percent('open_share', 'reported_open', 'reported', 'lower'),
  percent('satisfaction', 'rated_satisfied', 'rated', 'higher'),
  count('open_late', 'open_late', 'lower', 'at_end'),
  count('reported', 'reported', 'neither', 'within')
] as const satisfies readonly Indicator[];

export type IndicatorCode = (typeof INDICATORS)[number]['code'];

const BY_CODE = new Map<string, (typeof INDICATORS)[number]>(INDICATORS.map((one) => [one.code, one]));

export const isIndicator = (code: string | null): code is IndicatorCode => code !== null && BY_CODE.has(code);

export function indicator(code: IndicatorCode): Indicator {
  const found = BY_CODE.get(code);
  if (found === undefined) throw new Error(`There is no indicator ${code}`);
  return found;
}
