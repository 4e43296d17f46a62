/** Points in a plane, by their number. */
interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Finds the other corners within `snap` of a corner, that distance included. */
export function cornerIndex({ x, y }: Points, snap: number): (corner: number) => number[] {
  // Far wider than the snap, so that a corner is rarely near the edge of its square; far narrower than a side.
  const size = Math.max(snap * 64, 1e-9);
  const mask = 2 ** Math.ceil(Math.log2(x.length + 2)) * 2 - 1;
  const heads = new Int32Array(mask + 1).fill(-1);
  const behind = new Int32Array(x.length);
  const slot = (column: number, row: number): number => {
    // Coordinates on a grid differ in their high bits alone: stir those down to where the mask looks.
    const mixed = Math.imul(fold(column), 0x9e3779b1) ^ fold(row);
    const stirred = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
    return (Math.imul(stirred ^ (stirred >>> 13), 0xc2b2ae35) >>> 7) & mask;
  };
  for (let corner = 0; corner < x.length; corner += 1) {
    const at = slot(Math.floor((x[corner] ?? 0) / size), Math.floor((y[corner] ?? 0) / size));
    behind[corner] = heads[at] ?? -1;
    heads[at] = corner;
  }
  return (corner) => {
    const [cx, cy] = [x[corner] ?? 0, y[corner] ?? 0];
    const found: number[] = [];
    const slots = new Set<number>();
    for (const column of new Set([Math.floor((cx - snap) / size), Math.floor((cx + snap) / size)]))
      for (const row of new Set([Math.floor((cy - snap) / size), Math.floor((cy + snap) / size)]))
        slots.add(slot(column, row));
    for (const at of slots)
      for (let other = heads[at] ?? -1; other >= 0; other = behind[other] ?? -1)
        if (other !== corner && Math.hypot((x[other] ?? 0) - cx, (y[other] ?? 0) - cy) <= snap)
          found.push(other);
    return found;
  };
}

/** Both halves of a whole number that may be larger than 32 bits. */
function fold(whole: number): number {
  const low = whole | 0;
  return Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(Math.floor(whole / 2 ** 32) | 0, 0x27d4eb2f);
}
