import type { Sentence } from '../terminal.ts';

/** What the command answers, as it is printed with --json. */
export interface Report {
  readonly bandwidth_m: number;
  /** Edge of the raster's cells. */
  readonly cell_m: number;
  /** How far the kernel reaches east, west, north and south, and the share of a point's weight beyond. */
  readonly reach_m: number;
  readonly share_beyond_reach: number;
  readonly points: number;
  /** All that the points count. */
  readonly weight: number;
  /** The field that says what each counts; null = 1 each. */
  readonly weight_field: string | null;
  readonly measure: MeasureKey;
  readonly correction?: 'level' | 'mass';
  /** What was left out because it lies outside the area. */
  readonly outside?: { readonly points: number; readonly weight: number };
  readonly base?: {
    readonly points: number;
    readonly weight: number;
    readonly outside: { readonly points: number; readonly weight: number };
  };
  readonly breaks?: readonly number[];
  readonly at: readonly Answer[];
}

type MeasureKey = 'per_hectare' | 'per_thousand' | 'relative';

/** The value is null outside the area, and where the base is below the floor. */
export interface Answer extends Partial<Record<MeasureKey, number | null>> {
  readonly lng: number;
  readonly lat: number;
  readonly inside?: boolean;
  readonly class?: number;
}

const UNITS: Readonly<Record<MeasureKey, Sentence>> = {
  per_hectare: { en: 'per hectare', zh: '每公顷' },
  per_thousand: { en: 'per 1,000 of the base', zh: '每千（基数）' },
  relative: { en: 'times what is expected', zh: '倍（与期望之比）' }
};

/** The answer for people to read. */
export function inWords(report: Report): Sentence {
  const { bandwidth_m, cell_m, reach_m, points, weight, weight_field, outside, breaks } = report;
  const lines: Sentence[] = [
    {
      en: `${pointsOf(points)}, ${round(weight)} in all${weight_field === null ? '' : ` (${weight_field})`}. Gaussian of ${bandwidth_m} m on cells of ${cell_m} m, cut off ${reach_m} m away.`,
      zh: `${points} 个点，合计 ${round(weight)}${weight_field === null ? '' : `（${weight_field}）`}。高斯核带宽 ${bandwidth_m} 米，栅格边长 ${cell_m} 米，${reach_m} 米以外截断。`
    }
  ];
  if (outside !== undefined && outside.points > 0)
    lines.push({
      en: `${pointsOf(outside.points)} (${round(outside.weight)} in all) outside the area left out.`,
      zh: `范围外 ${outside.points} 个点（合计 ${round(outside.weight)}）未计入。`
    });
  if (breaks !== undefined)
    lines.push({ en: `Breaks: ${breaks.join(', ')}`, zh: `分级界限：${breaks.join('、')}` });
  lines.push(...report.at.map((answer) => answerInWords(answer, report.measure)));
  return { en: lines.map(({ en }) => en).join('\n'), zh: lines.map(({ zh }) => zh).join('\n') };
}

function answerInWords(answer: Answer, measure: MeasureKey): Sentence {
  const place = `${answer.lng}, ${answer.lat}`;
  const value = answer[measure];
  if (value === null || value === undefined)
    return answer.inside === false
      ? { en: `${place}: outside the area`, zh: `${place}：在范围之外` }
      : { en: `${place}: too little to compare with`, zh: `${place}：基数过小，不给值` };
  const unit = UNITS[measure];
  const [en, zh] =
    answer.class === undefined ? ['', ''] : [`, class ${answer.class}`, `，第 ${answer.class} 级`];
  return {
    en: `${place}: ${round(value)} ${unit.en}${en}`,
    zh: `${place}：${measure === 'relative' ? '' : unit.zh} ${round(value)}${measure === 'relative' ? ` ${unit.zh}` : ''}${zh}`
  };
}

const pointsOf = (count: number) => (count === 1 ? '1 point' : `${count} points`);
const round = (value: number) => String(Number(value.toPrecision(5)));
