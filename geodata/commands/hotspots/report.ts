import { FALSE_DISCOVERY_RATE, type Findings } from '../../../src/analysis/spatial/hotspots.ts';
import type { SteadiedRates } from '../../../src/analysis/spatial/rates.ts';
import type { Weights } from '../../../src/analysis/spatial/weights.ts';
import type { Id } from './areas.ts';
import type { Neighbourhood } from './neighbours.ts';

/** Which of its forms of a rate is analysed. */
export const RATES = ['standardised', 'smoothed', 'raw'] as const satisfies readonly (keyof SteadiedRates)[];
export type Rate = (typeof RATES)[number];

const ANALYSED: Readonly<Record<Rate, string>> = {
  standardised: 'empirical Bayes standardised rate',
  smoothed: 'empirical Bayes smoothed rate',
  raw: 'raw rate'
};

/** What was asked, and what was found: the material of both answers, in words and in JSON. */
export interface Account {
  readonly value: string;
  readonly base: string | undefined;
  /** The rate that is analysed, where a base is given. */
  readonly rate: Rate | undefined;
  readonly ids: readonly Id[];
  readonly rates: SteadiedRates | undefined;
  readonly source: Neighbourhood['source'];
  readonly weights: Weights;
  readonly permutations: number;
  readonly seed: number;
  readonly findings: Findings;
  /** Ids that were hot earlier, or undefined where nothing earlier was given. */
  readonly hotBefore: ReadonlySet<string> | undefined;
}

/** The places of the areas that are hot and were not. */
export const newlyHot = ({ ids, findings, hotBefore }: Account): Id[] =>
  ids.filter((id, place) => findings.areas[place]?.cluster === 'hot' && hotBefore?.has(String(id)) === false);

/** The answer in JSON. Numbers are doubles as they are; what is undefined is null. */
export function reportOf(account: Account): Record<string, unknown> {
  const { ids, rates, source, weights, findings } = account;
  const { moran, statement } = findings;
  return {
    n: ids.length,
    value: account.value,
    ...(rates === undefined ? {} : { base: account.base, overall_rate: rates.overall }),
    analysed: account.rate === undefined ? 'value' : ANALYSED[account.rate],
    moran: {
      n: ids.length - weights.islands.length,
      i: moran.i,
      expected: moran.expected,
      variance: moran.variance,
      z: moran.z,
      p: moran.p,
      p_sim: moran.pSim
    },
    areas: findings.areas.map((area, place) => ({
      id: ids[place],
      local_i: area.i,
      expected: area.expected,
      variance: area.variance,
      z: area.z,
      p: area.p,
      quadrant: area.quadrant,
      gi_z: area.gi,
      gi_star_z: area.giStar,
      p_sim: area.pSim,
      p_sim_directed: area.pSimDirected,
      fdr: area.fdr,
      fdr_normal: area.fdrNormal,
      cluster: area.cluster,
      neighbours: weights.neighbours[place]?.length,
      ...(rates === undefined
        ? {}
        : {
            rate: rates.raw[place],
            smoothed_rate: rates.smoothed[place],
            standardised_rate: rates.standardised[place]
          })
    })),
    statement: {
      false_discovery_rate: FALSE_DISCOVERY_RATE,
      asked: statement.asked,
      hot: statement.counts.hot,
      cold: statement.counts.cold,
      high_outlier: statement.counts['high-outlier'],
      low_outlier: statement.counts['low-outlier'],
      expected_by_luck: statement.byLuck,
      ...(account.hotBefore === undefined ? {} : { newly_hot: newlyHot(account) })
    },
    weights: {
      ...(source.kind === 'gal'
        ? { kind: source.kind, file: source.file, matched_by: source.matchedBy }
        : {
            kind: source.kind,
            counted: source.sides
              ? 'corners on corners and on sides'
              : 'corners on corners, as poly2nb of spdep',
            snap: source.snap,
            corner_on_side: source.cornerOnSide,
            corner_twice: source.cornerTwice
          }),
      style: 'row-standardised',
      links: weights.links,
      one_way: weights.oneWay,
      islands: weights.islands.map((place) => ids[place])
    },
    conventions: {
      ...CONVENTIONS,
      permutations: account.permutations,
      seed: account.seed
    }
  };
}

const CONVENTIONS = {
  moran_p:
    'one-sided (greater), normal approximation, variance under randomisation; islands not counted in n',
  moran_p_sim: 'one-sided (greater), all values permuted, (r + 1) / (permutations + 1)',
  second_moment: 'divided by n',
  local_moments: "conditional on the area's own value (Sokal and others 1998)",
  local_p: 'two-sided, normal approximation',
  quadrant: 'value against the mean of values, mean of neighbours against the mean of those means',
  gi_star: 'the area counted among its neighbours, then row-standardised',
  p_sim:
    'two-sided, conditional permutation, (r + 1) / (permutations + 1), r counted by distance from the expectation',
  p_sim_directed: 'one-sided in the direction seen, as GeoDa and PySAL, ties counted on both sides',
  fdr: 'Benjamini and Hochberg 1995 over p_sim',
  fdr_normal: 'Benjamini and Hochberg 1995 over p',
  cluster: 'quadrant where fdr is at most the false discovery rate'
};
