import { TOO_FEW } from '../../analysis/indicators/assessment.ts';
import { indicator, type IndicatorCode } from '../../analysis/indicators/definitions.ts';
import { classOf } from '../../map/review-scales.ts';
import type { ClassScene } from '../../map/scene.ts';
import type { CountedArea, Indicators } from '../../state/indicators.svelte.ts';

/** Percent, where more is better and where less is. Those of the first are the bounds of the grades E to A. */
const HIGHER = [40, 60, 75, 90] as const;
const LOWER = [10, 25, 40, 60] as const;
/** What is reported, by level: communities hold many times what their parts hold. */
const REPORTED = { wide: [25, 50, 100, 200], small: [5, 10, 20, 40] } as const;
/** What lies open and late: none is a class of its own, and one more is one too many. */
const LATE = { wide: [0, 2, 5, 10], small: [0, 1, 2, 4] } as const;

/** Upper edges of the colours: set by what is shown and the level, never by the period or what is in view. */
export function indicatorBreaks(code: IndicatorCode | null, level: number): readonly number[] {
  if (code === null) return HIGHER;
  const { unit, direction } = indicator(code);
  if (unit === 'incidents') return (direction === 'lower' ? LATE : REPORTED)[level <= 1 ? 'wide' : 'small'];
  return direction === 'lower' ? LOWER : HIGHER;
}

/** The colours of the areas of the shown level: by the indicator that is open, or by the score. */
export function indicatorClasses(indicators: Indicators, level: number): ClassScene {
  const breaks = indicatorBreaks(indicators.coloured, level);
  const areas = new Map<string, number | 'unsure'>();
  for (const area of indicators.all) {
    if (area.unplaced || area.retired) continue;
    const value = valueOf(indicators, area);
    if (value === null) continue;
    areas.set(
      area.code,
      value === 'few' ? 'unsure' : breaks === HIGHER ? gradedAs(value) : classOf(breaks, value)
    );
  }
  return { ramp: 'reach', outlines: null, areas };
}

/** A bound belongs to what is above it, as it does of grades: 90 is an A. */
const gradedAs = (value: number) => HIGHER.filter((least) => value >= least).length;

/** What an area is coloured by: a number, `few` where there is too little for one, null where there is nothing. */
function valueOf(indicators: Indicators, area: CountedArea): number | 'few' | null {
  const { coloured } = indicators;
  if (coloured === null) {
    const assessment = indicators.assessment(area);
    if (assessment === TOO_FEW) return area.counts.due === 0 ? null : 'few';
    return assessment?.score ?? null;
  }
  const { figure } = indicators.shown(area, coloured);
  if (figure.value === null) return null;
  return figure.few ? 'few' : figure.value;
}
