import type { Cluster, Unfit } from '../spatial/hotspots.ts';
import type { ChanceFacts, ReachFacts } from './facts.ts';

/** Below this chance alone is no good explanation. */
const RARE = 0.05;

export type ChanceFinding =
  | { readonly kind: 'unfit'; readonly reason: Unfit }
  /** Whether like lies beside like in the whole. */
  | {
      readonly kind: 'pattern';
      readonly alike: boolean;
      readonly i: number;
      readonly p: number;
      readonly asked: number;
      readonly leftOut: number;
    }
  /** Areas of the community that are beyond chance, of so many in the whole; so many of those by luck at most. */
  | {
      readonly kind: 'clusters';
      readonly own: readonly { readonly code: string; readonly cluster: Cluster }[];
      readonly all: number;
      readonly byLuck: number;
    };

/** Whether need lies as chance alone might have laid it. */
export function chanceFindings({ found, community }: ChanceFacts): readonly ChanceFinding[] {
  if (typeof found === 'string') return [{ kind: 'unfit', reason: found }];
  const { moran, asked, leftOut, clusters, byLuck } = found;
  const own = [...clusters]
    .flatMap(([code, cluster]) => (code.startsWith(community) ? [{ code, cluster }] : []))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return [
    { kind: 'pattern', alike: moran.pSim <= RARE, i: moran.i, p: moran.pSim, asked, leftOut },
    { kind: 'clusters', own, all: clusters.size, byLuck }
  ];
}

export type ReachFinding =
  /** Nothing may be said of the households here. */
  | { readonly kind: 'withheld' }
  /** The part out of reach, 0 to 1, and how many; the largest part first. */
  | {
      readonly kind: 'beyond';
      readonly code: string;
      readonly part: number;
      /** Null = fewer than may be said. */
      readonly households: number | null;
    }
  /** Over four fifths are out of reach; more exactly it may not be said. */
  | { readonly kind: 'hardly-any'; readonly code: string }
  /** Kinds of which nearly all, or all, are within reach. */
  | { readonly kind: 'near'; readonly codes: readonly string[] }
  /** Kinds of which the answer is withheld. */
  | { readonly kind: 'unsaid'; readonly codes: readonly string[] }
  /** Kinds of which none is open. */
  | { readonly kind: 'none-open'; readonly codes: readonly string[] };

/** Who is farther than the circle from each kind of facility. */
export function reachFindings({ kinds }: ReachFacts): readonly ReachFinding[] {
  const known = kinds.flatMap(({ code, figures }) => (figures === null ? [] : [{ code, figures }]));
  const none = kinds.flatMap(({ code, figures }) => (figures === null ? [code] : []));
  const closed: ReachFinding[] = none.length > 0 ? [{ kind: 'none-open', codes: none }] : [];
  if (known.length > 0 && known.every(({ figures }) => figures.households === null))
    return [{ kind: 'withheld' }, ...closed];
  const [beyond, near, unsaid]: [ReachFinding[], string[], string[]] = [[], [], []];
  for (const { code, figures } of known) {
    const { part, unreached } = figures;
    if (part === null) unsaid.push(code);
    else if (part === 'hardly-any') beyond.push({ kind: 'hardly-any', code });
    else if (part === 'nearly-all' || unreached === 0) near.push(code);
    else beyond.push({ kind: 'beyond', code, part: 1 - part, households: unreached });
  }
  const weight = (finding: ReachFinding) => (finding.kind === 'beyond' ? finding.part : 0.9);
  return [
    ...beyond.sort((a, b) => weight(b) - weight(a)),
    ...(near.length > 0 ? [{ kind: 'near', codes: near } as const] : []),
    ...(unsaid.length > 0 ? [{ kind: 'unsaid', codes: unsaid } as const] : []),
    ...closed
  ];
}
