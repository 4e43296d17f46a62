import { expect, it } from 'vitest';
import { Heap } from './heap.ts';

it('hands numbers out in the order of their keys, also where a key fell', () => {
  const heap = new Heap(200);
  const keys = Array.from({ length: 200 }, (_, number) => (number * 7919) % 1009);
  keys.forEach((key, number) => heap.offer(number, key + 2000));
  // Every third falls below, or keeps its key where the offer is no better.
  keys.forEach((key, number) => number % 3 === 0 && heap.offer(number, key));
  expect(heap.offer(3, 5000)).toBe(false);

  const taken: number[] = [];
  while (heap.size > 0) taken.push(heap.keys[heap.take()] ?? NaN);
  expect(taken).toHaveLength(200);
  expect(taken).toEqual([...taken].sort((a, b) => a - b));
});

it('is as good as new for the numbers it was told to forget', () => {
  const heap = new Heap(4);
  for (const number of [0, 1, 2, 3]) heap.offer(number, 10 - number);
  heap.take();
  heap.forget([0, 1, 2, 3]);
  expect(heap.size).toBe(0);
  expect([...heap.keys]).toEqual([Infinity, Infinity, Infinity, Infinity]);
  heap.offer(3, 50);
  heap.offer(0, 40);
  expect([heap.take(), heap.take()]).toEqual([0, 3]);
});
