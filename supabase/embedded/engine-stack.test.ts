import { expect, it } from 'vitest';
import { openEmbedded } from './embedded-database.ts';

it('answers after more refused statements than its stack has room for', { timeout: 60_000 }, async () => {
  const database = await openEmbedded();
  for (let refused = 0; refused < 2500; refused += 1) {
    await expect(database.query('select 1/0')).rejects.toThrow('division by zero');
  }
  expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await database.close();
});
