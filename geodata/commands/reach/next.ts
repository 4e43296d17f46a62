import type { Coverage } from '../../../src/analysis/reach/coverage.ts';
import { nextPlaces } from '../../../src/analysis/reach/next-places.ts';
import type { Options } from '../options.ts';
import { refusal, type Terminal } from '../terminal.ts';
import type { Limit } from './limit.ts';
import { readPlaces, type FilePlace } from './places.ts';
import { joinPlaces, type ReachQuestion } from './question.ts';

/** Where the next facilities would help most. Gains are sums of weights of demand that nothing reaches yet. */
export interface NextReport {
  readonly asked: number;
  readonly method: 'exact' | 'greedy';
  /** What the method promises, as a share of the best possible gain. */
  readonly guarantee: number;
  /** No choice of as many candidates gains more. */
  readonly at_most: number;
  readonly chosen: readonly { readonly id: FilePlace['id']; readonly gain: number }[];
  readonly gain: number;
  /** Within the limit on foot once they are there. */
  readonly within_network: number;
  /** What each candidate would gain alone, the most first: the answer to “what if one stood here”. */
  readonly candidates: readonly { readonly id: FilePlace['id']; readonly gain: number }[];
}

/** What was asked about further facilities. */
export interface NextAsked {
  readonly path: string;
  readonly count: number;
}

const MOST = 20;

/** Reads `--candidates` and `--add`. Refuses one that makes no sense without the other, and broken numbers. */
export function nextAsked(options: Options, terminal: Terminal): NextAsked | undefined {
  const path = options.text('candidates');
  const count = options.number('add', 1, MOST);
  if (path === undefined && count !== undefined)
    throw refusal(terminal, {
      en: '--add needs --candidates FILE: the places to choose from.',
      zh: '--add 需要与 --candidates 文件（候选位置）同时使用。'
    });
  if (count !== undefined && !Number.isInteger(count))
    throw refusal(terminal, { en: `--add ${count}: a whole number.`, zh: `--add ${count}：应为整数。` });
  return path === undefined ? undefined : { path, count: count ?? 1 };
}

/** Chooses among the candidates of a file. Refuses what is broken in it. */
export async function nextReport(
  { path, count }: NextAsked,
  options: Options,
  answered: { readonly question: ReachQuestion; readonly coverage: Coverage; readonly limit: Limit },
  terminal: Terminal
): Promise<NextReport> {
  const { question, coverage, limit } = answered;
  const candidates = await readPlaces(path, { amount: undefined, id: options.text('id') }, terminal);
  const doors = joinPlaces(question.network, candidates, question.joinMetres);
  const covers = candidates.map((_, candidate) =>
    question.walks.within(doors, candidate, limit.metres).map(({ demand }) => demand)
  );
  const unreached = question.weights.map((weight, place) =>
    (coverage.nearest.metres[place] ?? Infinity) <= limit.metres ? 0 : weight
  );
  const best = nextPlaces(covers, unreached, count);
  const named = (candidate: number, gain: number) => ({ id: candidates[candidate]?.id ?? candidate, gain });
  return {
    asked: count,
    method: best.method,
    guarantee: best.method === 'exact' ? 1 : 1 - Math.exp(-1),
    at_most: best.atMost,
    chosen: best.chosen.map(({ candidate, gain }) => named(candidate, gain)),
    gain: best.gain,
    within_network: coverage.withinNetwork + best.gain,
    candidates: covers
      .map((places, candidate) =>
        named(
          candidate,
          places.reduce((gain, place) => gain + (unreached[place] ?? 0), 0)
        )
      )
      .sort((a, b) => b.gain - a.gain)
  };
}
