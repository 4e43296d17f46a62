import type { ReviewDensity, ReviewDensityQuestion } from '../analysis/review/density.ts';
import type { HoneycombCell, HoneycombQuestion } from '../analysis/review/honeycomb.ts';
import type { CountedArea, ReviewHotspots, Statistic } from '../analysis/review/hotspots.ts';
import type {
  NeedReachQuestion,
  NextPlacesAnswer,
  NextPlacesQuestion,
  ReachAnswer,
  ReachGround,
  ReachQuestion,
  SupplyQuestion
} from '../analysis/review/reach-study.ts';
import type { NeedReach } from '../analysis/review/reach-need.ts';
import type { SupplyAnswer } from '../analysis/review/reach-supply.ts';
import type { Unfit } from '../analysis/spatial/hotspots.ts';

/** Long sums, done beside the page. */
export interface Analyst {
  density(question: ReviewDensityQuestion): Promise<ReviewDensity>;
  honeycomb(question: HoneycombQuestion): Promise<readonly HoneycombCell[]>;
  hotspots(areas: readonly CountedArea[], statistic?: Statistic): Promise<ReviewHotspots | Unfit>;
  /** Who is within reach on a ground. The same ground object is handed over once, and then only asked about. */
  reach(ground: ReachGround, question: ReachQuestion): Promise<ReachAnswer>;
  nextPlaces(ground: ReachGround, question: NextPlacesQuestion): Promise<NextPlacesAnswer>;
  supply(ground: ReachGround, question: SupplyQuestion): Promise<SupplyAnswer>;
  needReached(ground: ReachGround, question: NeedReachQuestion): Promise<readonly NeedReach[]>;
  /** Nothing more will be asked. */
  close(): void;
}

interface HotspotsQuestion {
  readonly areas: readonly CountedArea[];
  readonly statistic: Statistic;
}

export type AnalystQuestion =
  | { readonly id: number; readonly kind: 'density'; readonly question: ReviewDensityQuestion }
  | { readonly id: number; readonly kind: 'honeycomb'; readonly question: HoneycombQuestion }
  | { readonly id: number; readonly kind: 'hotspots'; readonly question: HotspotsQuestion }
  | { readonly id: number; readonly kind: 'reach-ground'; readonly question: ReachGround }
  | { readonly id: number; readonly kind: 'reach'; readonly question: ReachQuestion }
  | { readonly id: number; readonly kind: 'next-places'; readonly question: NextPlacesQuestion }
  | { readonly id: number; readonly kind: 'supply'; readonly question: SupplyQuestion }
  | { readonly id: number; readonly kind: 'need-reached'; readonly question: NeedReachQuestion };

export type AnalystReply =
  | {
      readonly id: number;
      readonly answer:
        | ReviewDensity
        | readonly HoneycombCell[]
        | ReviewHotspots
        | Unfit
        | ReachAnswer
        | NextPlacesAnswer
        | SupplyAnswer
        | readonly NeedReach[]
        | null;
    }
  | { readonly id: number; readonly fault: string };

/** An analyst in a worker of its own, started at the first question. Answers come in the order of the questions. */
export function analystInWorker(start: () => Worker): Analyst {
  let worker: Worker | undefined;
  let closed = false;
  let last = 0;
  /** The ground that the worker has joined. */
  let laid: ReachGround | undefined;
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (fault: Error) => void }>();

  function open(): Worker {
    const opened = start();
    laid = undefined;
    opened.addEventListener('message', ({ data }: MessageEvent<AnalystReply>) => {
      const asker = waiting.get(data.id);
      waiting.delete(data.id);
      if ('fault' in data) asker?.reject(new Error(data.fault));
      else asker?.resolve(data.answer);
    });
    // It could not be loaded, or broke: whoever waits is told, and the next question starts another.
    opened.addEventListener('error', (event) => {
      worker = undefined;
      opened.terminate();
      for (const { reject } of waiting.values()) reject(new Error(event.message));
      waiting.clear();
    });
    return opened;
  }

  function ask(kind: AnalystQuestion['kind'], question: AnalystQuestion['question']): Promise<unknown> {
    // Who was still waiting for figures when the page was left would start a worker that nobody ends.
    if (closed) return Promise.reject(new DOMException('closed', 'AbortError'));
    worker ??= open();
    last += 1;
    const id = last;
    const answer = new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
    });
    worker.postMessage({ id, kind, question });
    return answer;
  }

  async function askOn(
    ground: ReachGround,
    kind: 'reach' | 'next-places' | 'supply' | 'need-reached',
    question: ReachQuestion | NextPlacesQuestion | SupplyQuestion | NeedReachQuestion
  ): Promise<unknown> {
    // A worker that is started anew has no ground.
    if (worker !== undefined && laid === ground) return ask(kind, question);
    const laying = ask('reach-ground', ground);
    laid = ground;
    const [, answer] = await Promise.all([laying, ask(kind, question)]).catch((fault: unknown) => {
      // What could not be joined is handed over again when it is asked about again.
      if (laid === ground) laid = undefined;
      throw fault;
    });
    return answer;
  }

  return {
    density: async (question) => (await ask('density', question)) as ReviewDensity,
    honeycomb: async (question) => (await ask('honeycomb', question)) as readonly HoneycombCell[],
    hotspots: async (areas, statistic = 'moran') =>
      (await ask('hotspots', { areas, statistic })) as ReviewHotspots | Unfit,
    reach: async (ground, question) => (await askOn(ground, 'reach', question)) as ReachAnswer,
    nextPlaces: async (ground, question) =>
      (await askOn(ground, 'next-places', question)) as NextPlacesAnswer,
    supply: async (ground, question) => (await askOn(ground, 'supply', question)) as SupplyAnswer,
    needReached: async (ground, question) =>
      (await askOn(ground, 'need-reached', question)) as readonly NeedReach[],
    close: () => {
      closed = true;
      worker?.terminate();
      worker = undefined;
      waiting.clear();
    }
  };
}
