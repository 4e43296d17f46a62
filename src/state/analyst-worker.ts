import { reviewDensity } from '../analysis/review/density.ts';
import { honeycomb } from '../analysis/review/honeycomb.ts';
import { reviewHotspots } from '../analysis/review/hotspots.ts';
import type { AnalystQuestion, AnalystReply } from './analyst.ts';

// The other end of `analystInWorker`.

function found(asked: AnalystQuestion) {
  switch (asked.kind) {
    case 'density':
      return reviewDensity(asked.question);
    case 'honeycomb':
      return honeycomb(asked.question);
    case 'hotspots':
      return reviewHotspots(asked.question);
  }
}

function answer(asked: AnalystQuestion): AnalystReply {
  try {
    return { id: asked.id, answer: found(asked) };
  } catch (error) {
    return { id: asked.id, fault: error instanceof Error ? error.message : String(error) };
  }
}

addEventListener('message', ({ data }: MessageEvent<AnalystQuestion>) => {
  postMessage(answer(data));
});
