import { createContext } from 'svelte';
import type { Configuration } from '../../../data/configuration.ts';
import type { ExportStore } from '../../../data/exports.ts';
import type { Seen } from '../../../map/paper.ts';
import type { ReviewPicture } from '../review-picture.svelte.ts';

/** What is needed to take away what is shown. */
export interface TakeAwayKit {
  /** The log: without an entry in it nothing is handed over. */
  readonly exports: ExportStore;
  readonly picture: ReviewPicture;
  readonly tiles: Configuration['tiles'];
  /** People and incidents are invented; every page says so. */
  readonly demo: boolean;
  /** What is seen of the map between the panels; null where there is none. */
  readonly seen: () => Seen | null;
}

export const [getTakeAwayKit, setTakeAwayKit] = createContext<TakeAwayKit>();
