/** Every order in which the values can stand. */
export function orders(values: readonly number[]): number[][] {
  if (values.length < 2) return [[...values]];
  return values.flatMap((value, at) =>
    orders(values.filter((_, other) => other !== at)).map((rest) => [value, ...rest])
  );
}

/** Neighbours of a ring of areas: each lies between two others. */
export const ring = (areas: number): number[][] =>
  Array.from({ length: areas }, (_, at) => [(at + areas - 1) % areas, (at + 1) % areas]);

/** Neighbours of a sheet of squares across their sides. */
export const sheet = (wide: number, high: number): number[][] =>
  Array.from({ length: wide * high }, (_, at) => {
    const [x, y] = [at % wide, Math.floor(at / wide)];
    const beside = [
      [x, y - 1],
      [x - 1, y],
      [x + 1, y],
      [x, y + 1]
    ] as const;
    return beside.flatMap(([i, j]) => (i < 0 || j < 0 || i >= wide || j >= high ? [] : [j * wide + i]));
  });
