import { describe, expect, it } from 'vitest';
import { layerAbove, ORDER, type LayerId } from './order.ts';

function stackOf(arrival: readonly LayerId[]): LayerId[] {
  const stack: LayerId[] = [];
  for (const id of arrival) {
    const above = layerAbove(id, (other) => stack.includes(other));
    stack.splice(above ? stack.indexOf(above) : stack.length, 0, id);
  }
  return stack;
}

describe('the stack', () => {
  it('is the same in whatever order the layers arrive', () => {
    for (let step = 1; step < ORDER.length; step++) {
      // Steps that share no factor with the length visit every layer once.
      const arrival = ORDER.flatMap((_, index) => ORDER[(index * step) % ORDER.length] ?? []);
      if (new Set(arrival).size < ORDER.length) continue;
      expect(stackOf(arrival)).toEqual(ORDER);
      expect(stackOf(arrival.toReversed())).toEqual(ORDER);
    }
  });

  it('names every layer once', () => {
    expect(new Set(ORDER).size).toBe(ORDER.length);
  });
});
