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
  /** False where the answer was that it is withheld. */
  shown: boolean;
}

/** k, and the most that one withheld for its own count can hold. */
const K = 5;
const MOST = K + 1;
const LEAST_HOMES = 10;

/** What an attacker who has read the rule knows beside the answers. */
export interface KnownOfArea {
  /** Households that live there: they can be counted from the street. */
  homes: number;
  leaf: boolean;
}

/**
 * @param known where it is given, the attacker also knows by which rule figures are withheld: no count is above
 *   the households that live there; what is withheld under a parent that is shown is k at least in all; and a leaf
 *   that is withheld beside a smaller one that is shown is not withheld for a neighbour, but for its own count.
 */
export function tighten(unknowns: Unknown[], known?: ReadonlyMap<string, KnownOfArea>): void {
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
    if (known === undefined) continue;
    for (const unknown of unknowns) narrow(unknown, 0, known.get(unknown.code)?.homes ?? Infinity);
    for (const [parent, children] of families) if (parent.shown) tightenByRule(children, known, narrow);
  }
}

type Narrow = (unknown: Unknown, low: number, high: number) => void;

function tightenSum(total: Unknown, parts: Unknown[], narrow: Narrow): void {
  const low = parts.reduce((sum, part) => sum + part.low, 0);
  const high = parts.reduce((sum, part) => sum + part.high, 0);
  narrow(total, low, high);
  for (const part of parts) narrow(part, total.low - (high - part.high), total.high - (low - part.low));
}

function tightenByRule(children: Unknown[], known: ReadonlyMap<string, KnownOfArea>, narrow: Narrow): void {
  const homesOf = ({ code }: Unknown) => known.get(code)?.homes ?? 0;
  const lived = children.filter((child) => homesOf(child) > 0);
  const withheld = lived.filter(({ shown }) => !shown);
  const smallestShown = Math.min(...lived.filter(({ shown }) => shown).map(homesOf));
  const high = withheld.reduce((sum, one) => sum + one.high, 0);
  for (const one of withheld) {
    narrow(one, K - (high - one.high), Infinity);
    // A category may be withheld for another category of the same place; need is not.
    const forItself = one.measure === 'need' && known.get(one.code)?.leaf === true;
    if (forItself && homesOf(one) >= LEAST_HOMES && homesOf(one) > smallestShown) narrow(one, 0, MOST);
  }
}

/** A household in need has at least one case: need is at most all cases together. */
function tightenNeed(need: Unknown, cases: Unknown[], narrow: Narrow): void {
  const high = cases.reduce((sum, one) => sum + one.high, 0);
  narrow(need, 0, high);
  for (const one of cases) narrow(one, need.low - (high - one.high), Infinity);
}
