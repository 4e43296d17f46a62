import type { ReviewDensity, ReviewDensityQuestion } from '../analysis/review/density.ts';
import type { HoneycombCell, HoneycombQuestion } from '../analysis/review/honeycomb.ts';
import type { CountedArea, ReviewHotspots } from '../analysis/review/hotspots.ts';
import type { Unfit } from '../analysis/spatial/hotspots.ts';

/** Long sums, done beside the page. */
export interface Analyst {
  density(question: ReviewDensityQuestion): Promise<ReviewDensity>;
  honeycomb(question: HoneycombQuestion): Promise<readonly HoneycombCell[]>;
  hotspots(areas: readonly CountedArea[]): Promise<ReviewHotspots | Unfit>;
  /** Nothing more will be asked. */
  close(): void;
}

export type AnalystQuestion =
  | { readonly id: number; readonly kind: 'density'; readonly question: ReviewDensityQuestion }
  | { readonly id: number; readonly kind: 'honeycomb'; readonly question: HoneycombQuestion }
  | { readonly id: number; readonly kind: 'hotspots'; readonly question: readonly CountedArea[] };

export type AnalystReply =
  | {
      readonly id: number;
      readonly answer: ReviewDensity | readonly HoneycombCell[] | ReviewHotspots | Unfit;
    }
  | { readonly id: number; readonly fault: string };

/** An analyst in a worker of its own, started at the first question. Answers come in the order of the questions. */
export function analystInWorker(start: () => Worker): Analyst {
  let worker: Worker | undefined;
  let last = 0;
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (fault: Error) => void }>();

  function open(): Worker {
    const opened = start();
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
    worker ??= open();
    last += 1;
    const id = last;
    const answer = new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
    });
    worker.postMessage({ id, kind, question });
    return answer;
  }

  return {
    density: async (question) => (await ask('density', question)) as ReviewDensity,
    honeycomb: async (question) => (await ask('honeycomb', question)) as readonly HoneycombCell[],
    hotspots: async (areas) => (await ask('hotspots', areas)) as ReviewHotspots | Unfit,
    close: () => {
      worker?.terminate();
      worker = undefined;
      waiting.clear();
    }
  };
}
