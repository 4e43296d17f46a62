import type { Lamp } from '../scene.ts';
import type { Cluster } from './cluster.ts';

/** Diameter in pixels of the mark of a single incident; what is settled is smaller. */
const MARK: Readonly<Record<Lamp, number>> = { settled: 13, on_time: 16, nearly_due: 18, late: 20 };
const BUBBLE: Readonly<Record<Lamp, number>> = { settled: 15, on_time: 17, nearly_due: 18, late: 18 };

/** Diameter in pixels of a cluster's mark: it grows with the number's length rather than with the number. */
export function diameter({ lamp, members }: Pick<Cluster, 'lamp' | 'members'>): number {
  return members.length === 1 ? MARK[lamp] : BUBBLE[lamp] + 8 * Math.log10(members.length);
}
