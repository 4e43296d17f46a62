/**
 * What somebody who collects answers can conclude about the counts behind them.
 *
 * Every area's count of every measure is an unknown between two bounds. Known are: the bounds that an answer
 * gives, that children add up to their parent, and that the households in need are at least as many as the
 * cases of any category allow and at most as many as all cases together. The bounds are tightened until
 * nothing moves; on a tree of sums this is exact.
 */
export interface Unknown {
  code: string;
  parent: string | null;
  measure: string;
  low: number;
  high: number;
}

export function tighten(unknowns: Unknown[]): void {
  const at = new Map(unknowns.map((unknown) => [`${unknown.code} ${unknown.measure}`, unknown]));
  const families = new Map<Unknown, Unknown[]>();
  for (const unknown of unknowns) {
    const parent = unknown.parent === null ? undefined : at.get(`${unknown.parent} ${unknown.measure}`);
    if (parent) families.set(parent, [...(families.get(parent) ?? []), unknown]);
  }
  const byCode = Map.groupBy(unknowns, (unknown) => unknown.code);
  const measures = [...byCode.values()].map((all) => ({
    need: all.find((unknown) => unknown.measure === 'need'),
    cases: all.filter((unknown) => unknown.measure !== 'need')
  }));

  for (let moved = true; moved;) {
    moved = false;
    const narrow = (unknown: Unknown, low: number, high: number) => {
      if (low > unknown.low) [unknown.low, moved] = [low, true];
      if (high < unknown.high) [unknown.high, moved] = [high, true];
    };
    for (const [parent, children] of families) tightenSum(parent, children, narrow);
    for (const { need, cases } of measures) if (need) tightenNeed(need, cases, narrow);
  }
}

type Narrow = (unknown: Unknown, low: number, high: number) => void;

function tightenSum(total: Unknown, parts: Unknown[], narrow: Narrow): void {
  const low = parts.reduce((sum, part) => sum + part.low, 0);
  const high = parts.reduce((sum, part) => sum + part.high, 0);
  narrow(total, low, high);
  for (const part of parts) narrow(part, total.low - (high - part.high), total.high - (low - part.low));
}

/** A household in need has at least one case: need is at most all cases together. */
function tightenNeed(need: Unknown, cases: Unknown[], narrow: Narrow): void {
  const high = cases.reduce((sum, one) => sum + one.high, 0);
  narrow(need, 0, high);
  for (const one of cases) narrow(one, need.low - (high - one.high), Infinity);
}
