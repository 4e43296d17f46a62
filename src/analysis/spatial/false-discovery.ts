/**
 * Each p corrected for how many were asked (Benjamini and Hochberg 1995): among all areas whose corrected p is at most
 * q, at most the share q is expected to be there by luck. As `p.adjust(p, 'BH')` in R; null stays null and is not
 * counted.
 */
export function falseDiscovery(p: readonly (number | null)[]): (number | null)[] {
  const asked = p.flatMap((value, area) => (value === null ? [] : [{ value, area }]));
  asked.sort((a, b) => b.value - a.value);
  const corrected: (number | null)[] = p.map(() => null);
  let least = 1;
  asked.forEach(({ value, area }, above) => {
    least = Math.min(least, (asked.length / (asked.length - above)) * value);
    corrected[area] = least;
  });
  return corrected;
}
