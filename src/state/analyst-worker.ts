import { reviewDensity } from '../analysis/review/density.ts';
import { honeycomb } from '../analysis/review/honeycomb.ts';
import { reviewHotspots } from '../analysis/review/hotspots.ts';
import { ReachStudy } from '../analysis/review/reach-study.ts';
import type { AnalystQuestion, AnalystReply } from './analyst.ts';

// The other end of `analystInWorker`.

/** What is asked about reach is asked of the ground that was laid last. */
let study: ReachStudy | undefined;

function studied(): ReachStudy {
  if (study === undefined) throw new Error('no ground was laid');
  return study;
}

function found(asked: AnalystQuestion) {
  switch (asked.kind) {
    case 'density':
      return reviewDensity(asked.question);
    case 'honeycomb':
      return honeycomb(asked.question);
    case 'hotspots':
      return reviewHotspots(asked.question.areas, asked.question.statistic);
    case 'reach-ground':
      study = undefined;
      study = new ReachStudy(asked.question);
      return null;
    case 'reach':
      return studied().coverage(asked.question);
    case 'next-places':
      return studied().nextPlaces(asked.question);
    case 'supply':
      return studied().supply(asked.question);
    case 'need-reached':
      return studied().needReached(asked.question);
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
