import { describe, expect, it } from 'vitest';
import { Turns } from './turns.ts';

describe('Turns', () => {
  it('come one at a time, in the order they were asked for', async () => {
    const turns = new Turns();
    const seen: string[] = [];
    const take = async (name: string) => {
      const end = await turns.take();
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} ends`);
      end();
    };
    await Promise.all(['first', 'second', 'third'].map(take));
    expect(seen).toEqual([
      'first begins',
      'first ends',
      'second begins',
      'second ends',
      'third begins',
      'third ends'
    ]);
  });
});
