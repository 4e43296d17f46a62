import { classOf, REACH_BREAKS, supplyBreaks } from '../../map/review-scales.ts';
import type { Gap } from '../../state/reach-rows.ts';
import type { Reach } from '../../state/reach.svelte.ts';

/**
 * The number of the colour of each area: by the part of its households that is reached, or by the places there are
 * for them. None where the ground within reach is drawn instead.
 */
export function reachClasses(reach: Reach): ReadonlyMap<string, number | 'withheld'> {
  if (reach.streets === 'areas') return new Map();
  if (!reach.asSupply) return new Map(reach.gaps.map((gap) => [gap.code, reachClass(gap)]));
  const breaks = supplyBreaks(reach.middle);
  return new Map(
    reach.supplies.map(({ code, figures }) => {
      const places = figures?.perThousand ?? null;
      return [code, places === null ? 'withheld' : classOf(breaks, places)];
    })
  );
}

/** The colour of an area by the part of its households that is reached. */
function reachClass({ figures }: Gap): number | 'withheld' {
  const part = figures?.part ?? null;
  if (part === null) return 'withheld';
  if (part === 'nearly-all') return REACH_BREAKS.length;
  return part === 'hardly-any' ? 0 : classOf(REACH_BREAKS, 100 * part);
}
