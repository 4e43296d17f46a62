import { needDensity } from '../analysis/review/need-density.ts';
import { needHotspots } from '../analysis/review/need-hotspots.ts';
import type { AnalystQuestion, AnalystReply } from './analyst.ts';

// The other end of `analystInWorker`.

function answer(asked: AnalystQuestion): AnalystReply {
  try {
    const found = asked.kind === 'density' ? needDensity(asked.question) : needHotspots(asked.question);
    return { id: asked.id, answer: found };
  } catch (error) {
    return { id: asked.id, fault: error instanceof Error ? error.message : String(error) };
  }
}

addEventListener('message', ({ data }: MessageEvent<AnalystQuestion>) => {
  postMessage(answer(data));
});
