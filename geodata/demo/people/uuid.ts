import type { Random } from '../random.ts';

/** A version 4 UUID out of the seeded generator. */
export function uuid(random: Random): string {
  const hex = Array.from({ length: 32 }, (_, i) =>
    (i === 12 ? 4 : i === 16 ? random.whole(8, 11) : random.whole(0, 15)).toString(16)
  ).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
