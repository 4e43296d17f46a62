import { describe, expect, it } from 'vitest';
import type { CardStore, HouseholdRecord } from '../data/cards.ts';
import { Cards } from './cards.svelte.ts';

const RECORD: HouseholdRecord = {
  id: 7,
  area: null,
  unit: null,
  floor: null,
  room: '101',
  occupancy: 'owner',
  size: 2,
  elders: null,
  minors: null,
  head_name: null,
  head_id_no: null,
  phone: null,
  cases: [],
  visits: []
};

/** A source of household records that counts how often it was asked, as the log would. */
function logged() {
  const log: number[] = [];
  const never = () => Promise.reject(new Error('not asked in this test'));
  const store: CardStore = {
    area: never,
    building: never,
    facility: never,
    incident: never,
    household: (id) => {
      log.push(id);
      return Promise.resolve(RECORD);
    }
  };
  return { log, cards: new Cards(store) };
}

describe('the record of a household', () => {
  it('is put away when something else is selected, so that opening it again is logged again', async () => {
    const { log, cards } = logged();
    cards.selected({ kind: 'building', id: 1 });
    await cards.household.ask(7);
    expect(cards.household.answer?.id).toBe(7);

    cards.selected({ kind: 'building', id: 2 });
    cards.selected({ kind: 'building', id: 1 });
    expect([cards.household.asked, cards.household.answer]).toEqual([undefined, undefined]);

    await cards.household.ask(7);
    expect(log).toEqual([7, 7]);
  });

  it('stays while the selection stays the same', async () => {
    const { cards } = logged();
    cards.selected({ kind: 'building', id: 1 });
    await cards.household.ask(7);
    cards.selected({ kind: 'building', id: 1 });
    expect(cards.household.answer?.id).toBe(7);
  });
});
