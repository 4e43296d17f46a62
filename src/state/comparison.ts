/** A protected figure now and then: null = withheld, undefined = the area had none. */
export interface TwoFigures {
  readonly now: number | null | undefined;
  readonly then: number | null | undefined;
}

export type Change =
  | { readonly kind: 'known'; readonly difference: number }
  /** So small that it may be the rounding's doing. */
  | { readonly kind: 'unsure'; readonly difference: number }
  | { readonly kind: 'withheld' }
  /** One of the two does not exist: the area is new, or is no more. */
  | { readonly kind: 'missing' };

/**
 * How a protected figure has changed. Both are rounded to `base` by an offset that never changes, so a difference of one
 * base may stand for a single household: from two bases on it is a change of more than one base.
 */
export function changeOf({ now, then }: TwoFigures, base: number): Change {
  if (now === undefined || then === undefined) return { kind: 'missing' };
  if (now === null || then === null) return { kind: 'withheld' };
  const difference = now - then;
  return { kind: Math.abs(difference) < 2 * base ? 'unsure' : 'known', difference };
}

/**
 * How a true count of events has changed. Two counts of the same chance differ by about the root of their sum: less than
 * twice that is too small to say.
 */
export function chanceChangeOf({ now, then }: TwoFigures): Change {
  if (now === undefined || then === undefined) return { kind: 'missing' };
  if (now === null || then === null) return { kind: 'withheld' };
  const difference = now - then;
  return {
    kind: Math.abs(difference) < 2 * Math.sqrt(now + then) || difference === 0 ? 'unsure' : 'known',
    difference
  };
}
