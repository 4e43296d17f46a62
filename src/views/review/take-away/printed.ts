/** A figure with the digits that the screen shows of it: rounded as `Intl` rounds, which goes by the digits as written. */
export const printed = (value: number, decimals: number): number =>
  Number(new Intl.NumberFormat('en', { maximumFractionDigits: decimals, useGrouping: false }).format(value));
