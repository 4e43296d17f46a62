/** How long many calls of one kind took, in milliseconds. */
export interface Spread {
  readonly calls: number;
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly max_ms: number;
}

/** The value that `share` (0 to 1) of all are at or below: the nearest rank, never a mean of two. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** Sums up measurements in milliseconds, to a tenth. */
export function spread(values: readonly number[]): Spread {
  return {
    calls: values.length,
    p50_ms: tenth(percentile(values, 0.5)),
    p95_ms: tenth(percentile(values, 0.95)),
    max_ms: tenth(Math.max(...values))
  };
}

/** To one decimal. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** How long a piece of work takes, in milliseconds, and what it gives. */
export async function timed<Result>(work: () => Promise<Result>): Promise<[ms: number, result: Result]> {
  const began = performance.now();
  const result = await work();
  return [performance.now() - began, result];
}
