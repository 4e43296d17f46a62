import { refusal, type Terminal } from '../terminal.ts';

/** The ids that were hot in an earlier answer of this command. Refuses a file that is no such answer. */
export async function readHotBefore(path: string, terminal: Terminal): Promise<ReadonlySet<string>> {
  let answer: unknown;
  try {
    answer = JSON.parse(await terminal.readText(path));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw refusal(terminal, {
      en: `${path}: cannot be read (${why}).`,
      zh: `${path}：无法读取（${why}）。`
    });
  }
  const areas = field(answer, 'areas');
  if (!Array.isArray(areas) || areas.some((area: unknown) => field(area, 'cluster') === undefined))
    throw refusal(terminal, {
      en: `${path}: not an answer of “wangge hotspots --json”.`,
      zh: `${path}：不是“wangge hotspots --json”的结果。`
    });
  const hot = areas.filter((area: unknown) => field(area, 'cluster') === 'hot');
  return new Set(hot.map((area: unknown) => String(field(area, 'id'))));
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
