import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR, dayAfter } from './calendar.ts';
import { endOf, generate, type Demonstration } from './generate.ts';
import { elsewhere } from './ground/city.ts';
import { groundOf } from './ground/ground.ts';
import type { Ground } from './ground/types.ts';
import { HABITS } from './incidents/categories.ts';
import type { Limit } from './incidents/life.ts';
import { impossibleIdNumber } from './names/people.ts';
import { metresBetween } from './people/need-field.ts';
import { DEMONSTRATION_OFFICE } from './plan.ts';
import { Random } from './random.ts';
import type { IncidentRow } from './rows.ts';

const TODAY = '2026-11-22';
const limits = new Map(
  Object.keys(HABITS).map((category, i): [string, Limit] => [
    category,
    { id: i + 1, value: 4, unit: i % 3 === 0 ? 'work_hour' : i % 3 === 1 ? 'work_day' : 'urgent_hour' }
  ])
);
const first = { building: 1, organisation: 1, facility: 1, household: 1, case: 1, incident: 1 };
const make = (ground: Ground, today: string, seed: number): Demonstration =>
  generate(ground, { today, seed, incidents: 20_000, limits, first });
const digest = (made: Demonstration): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        made.organisations.rows,
        made.staff.rows,
        made.staff.assignments,
        made.facilities,
        made.households,
        made.cases,
        made.visits,
        made.incidents
      ])
    )
    .digest('hex');

// A list of a hundred thousand is too long for the arguments of Math.max.
const last = (moments: number[]): number => moments.reduce((a, b) => Math.max(a, b), -Infinity);

let ground: Ground;
let made: Demonstration;

beforeAll(async () => {
  ground = await groundOf(DEMONSTRATION_OFFICE, () => undefined);
  made = make(ground, TODAY, 1);
}, 120_000);

/** Cases that count on a day. */
const countedOn = (day: string): Demonstration['cases'] =>
  made.cases.filter(
    ({ status, valid_from: from, valid_to: to }) =>
      (status === 'confirmed' || status === 'ended') && from <= day && (to === null || to > day)
  );

describe('people', () => {
  it('are about 36,768 in about 15,000 households, each at home in a building with room for it', () => {
    const homes = made.households.filter(({ left_on: left }) => left === null);
    const here = homes.filter(({ occupancy }) => occupancy !== 'vacant');
    expect(here).toHaveLength(15_000);
    const people = here.reduce((sum, { size }) => sum + size, 0);
    expect(Math.abs(people - 36_768) / 36_768).toBeLessThan(0.015);
    const doors = homes.map(
      ({ building_id: building, unit_no: unit, room_no: room }) => `${building} ${unit} ${room}`
    );
    expect(new Set(doors).size).toBe(doors.length);
    for (const { size, elders, minors, area_code: area, building_id: building } of made.households) {
      expect(elders + minors).toBeLessThanOrEqual(size);
      expect(ground.buildings[building - 1]?.area).toBe(area);
    }
  });

  it('leave 2 to 4 homes in a hundred known to be empty: nobody there, and nobody in need', () => {
    const empty = made.households.filter(({ occupancy }) => occupancy === 'vacant');
    expect(empty.length / 15_000).toBeGreaterThan(0.02);
    expect(empty.length / 15_000).toBeLessThan(0.04);
    expect(
      empty.filter(({ size, head_name: head, phone }) => size > 0 || head !== null || phone !== null)
    ).toEqual([]);
    const ids = new Set(empty.map(({ id }) => id));
    expect(made.cases.filter(({ household_id: id }) => ids.has(id))).toEqual([]);
  });

  it('have phones that nobody has and identity numbers that cannot be', () => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const check = (number: string): string =>
      '10X98765432'.charAt(weights.reduce((sum, weight, i) => sum + weight * Number(number[i]), 0) % 11);
    const random = new Random(5);
    for (let i = 0; i < 500; i += 1) {
      const number = impossibleIdNumber(random, 1970);
      expect(number).toMatch(/^990100\d{11}[\dX]$/u);
      expect(number.at(-1)).not.toBe(check(number));
    }
    const phones = [
      ...made.households.map(({ phone }) => phone),
      ...made.staff.rows.map(({ phone }) => phone)
    ];
    expect(phones.filter((phone) => phone !== null && !/^1990000\d{4}$/u.test(phone))).toEqual([]);
  });
});

describe('need', () => {
  it('is that of 11 to 13 % of the households', () => {
    const households = new Set(countedOn(TODAY).map(({ household_id: id }) => id)).size;
    expect(households / 15_000).toBeGreaterThan(0.11);
    expect(households / 15_000).toBeLessThan(0.13);
  });

  it('comes and goes while its stock stays within 5 % of its mean, month by month', () => {
    const months = Array.from({ length: 25 }, (_, i) => countedOn(dayAfter(TODAY, -30 * i)).length);
    const mean = months.reduce((sum, n) => sum + n, 0) / months.length;
    for (const n of months) expect(Math.abs(n - mean) / mean).toBeLessThan(0.05);
    const [now, then] = [TODAY, dayAfter(TODAY, -365)].map(
      (day) => new Set(countedOn(day).map(({ id }) => id))
    );
    expect([...(now ?? [])].filter((id) => then?.has(id)).length / (now?.size ?? 1)).toBeLessThan(0.85);
  });

  it('has the mixes of the reports: 2.5 people to an allowance, two homes in five wanting that have none, all three left behind', () => {
    const open = countedOn(TODAY);
    const of = (category: string): Demonstration['cases'] =>
      open.filter(({ category_code: code }) => code === category);
    const share = (category: string, subtype: string): number =>
      of(category).filter(({ subtype_code: code }) => code === subtype).length / of(category).length;
    const allowance = of('dibao').reduce((sum, { persons }) => sum + persons, 0) / of('dibao').length;
    expect(allowance).toBeGreaterThan(2.2);
    expect(allowance).toBeLessThan(2.7);
    expect(share('housing', 'none')).toBeGreaterThan(0.32);
    expect(share('housing', 'none')).toBeLessThan(0.44);
    expect(share('unemployed', 'registered')).toBeGreaterThan(0.45);
    for (const subtype of ['child', 'elder', 'woman'])
      expect(share('left_behind', subtype), subtype).toBeGreaterThan(0.05);
  });

  it('is clustered: shares of the building grids differ more than twice as much as chance would make them', () => {
    const inNeed = new Set(countedOn(TODAY).map(({ household_id: id }) => id));
    const grids = new Map<string, { all: number; need: number }>();
    for (const { id, area_code: area, left_on: left, occupancy } of made.households) {
      if (left !== null || occupancy === 'vacant') continue;
      const grid = grids.get(area) ?? { all: 0, need: 0 };
      grid.all += 1;
      grid.need += inNeed.has(id) ? 1 : 0;
      grids.set(area, grid);
    }
    const share = inNeed.size / 15_000;
    const large = [...grids.values()].filter(({ all }) => all >= 20);
    const chi = large.reduce(
      (sum, { all, need }) => sum + (need - all * share) ** 2 / (all * share * (1 - share)),
      0
    );
    expect(chi / large.length).toBeGreaterThan(2);
  });

  it('is missing or stale in places, as in life', () => {
    const open = made.cases.filter(({ status }) => status === 'confirmed');
    const without = open.filter(({ next_review_on: review }) => review === null).length;
    const stale = open.filter(
      ({ next_review_on: review }) => review !== null && review < dayAfter(TODAY, -30)
    ).length;
    expect(without / open.length).toBeGreaterThan(0.03);
    expect(stale / open.length).toBeGreaterThan(0.03);
  });

  it('is visited, and mostly nothing has changed', () => {
    expect(made.visits.length).toBeGreaterThan(8000);
    const changed = made.visits.filter((visit) => visit.changed).length / made.visits.length;
    expect(changed).toBeGreaterThan(0.05);
    expect(changed).toBeLessThan(0.2);
    expect(last(made.visits.map(({ visited_at: at }) => at))).toBeLessThan(endOf(TODAY));
  });
});

describe('staff', () => {
  it('are about 150 on duty, of four kinds and their leaders, with at most one primary per area, post and day', () => {
    const active = made.staff.rows.filter(({ status }) => status !== 'left').length;
    const inside = made.staff.desks.rows.length;
    expect(inside).toBe(8 + 2 * made.organisations.departments.length);
    expect(active - inside).toBeGreaterThan(110);
    expect(active - inside).toBeLessThan(170);
    const now = made.staff.assignments.filter(({ valid_to: to }) => to === null);
    for (const post of [
      'grid_manager',
      'informant',
      'liaison',
      'sentiment_officer',
      'group_leader',
      'community_head'
    ]) {
      expect(
        now.some(({ post_code: code }) => code === post),
        post
      ).toBe(true);
    }
    const seen = new Map<string, [string, string][]>();
    for (const { area_code: area, post_code: post, rank, valid_from: from, valid_to: to } of made.staff
      .assignments) {
      if (rank !== 'primary') continue;
      const others = seen.get(`${area} ${post}`) ?? [];
      expect(others.some(([a, b]) => from < b && a < (to ?? '9999'))).toBe(false);
      seen.set(`${area} ${post}`, [...others, [from, to ?? '9999']]);
    }
  });

  it('leave a few building grids without a manager', () => {
    const grids = ground.areas.filter(({ level }) => level === 4).map(({ code }) => code);
    const held = new Set(
      made.staff.assignments
        .filter(({ post_code: post, valid_to: to }) => post === 'grid_manager' && to === null)
        .map(({ area_code: area }) => area)
    );
    const vacant = grids.filter((grid) => !held.has(grid)).length;
    expect(vacant).toBeGreaterThan(0);
    expect(vacant / grids.length).toBeLessThan(0.12);
  });

  it('give the demonstration worker building grids in which people live and some are in need', () => {
    const worker = made.staff.rows.find(({ account }) => account === 'worker@demo.wangge');
    const mine = new Set(
      made.staff.assignments
        .filter(({ staff_id: id }) => id === worker?.id)
        .map(({ area_code: area }) => area)
    );
    expect(mine.size).toBeGreaterThanOrEqual(2);
    expect(made.households.filter(({ area_code: area }) => mine.has(area)).length).toBeGreaterThan(60);
    expect(countedOn(TODAY).filter(({ area_code: area }) => mine.has(area)).length).toBeGreaterThan(3);
  });

  it('have the one who supervises among them, at a desk of the office', () => {
    const supervisor = made.staff.rows.filter(({ account }) => account === 'supervisor@demo.wangge');
    expect(supervisor).toHaveLength(1);
    expect(
      made.staff.assignments
        .filter(({ staff_id: id }) => id === supervisor[0]?.id)
        .map(({ post_code }) => post_code)
    ).toEqual(['shift_leader']);
  });
});

describe('services', () => {
  it('give every community a service hall and a committee, each place a name of its own', () => {
    for (const { code } of ground.areas.filter(({ level }) => level === 1)) {
      for (const kind of ['service_hall', 'committee_office']) {
        expect(
          made.facilities.some((row) => row.kind_code === kind && row.area_code.startsWith(code)),
          `${code} ${kind}`
        ).toBe(true);
      }
    }
    expect(new Set(made.facilities.map(({ name }) => name)).size).toBe(made.facilities.length);
  });
});

describe('incidents', () => {
  it('are about 20,000 in the two years up to the morning of the day, and none is later', () => {
    const { rows, flow } = made.incidents;
    expect(Math.abs(rows.length - 20_000)).toBeLessThan(600);
    expect(Math.min(...rows.map(({ reported_at: at }) => at))).toBeGreaterThan(endOf(TODAY) - 732 * DAY);
    expect(last(flow.map(({ at }) => at))).toBeLessThanOrEqual(endOf(TODAY));
  });

  it('have a flow that begins with the report, goes on step by step, and agrees with their times and state', () => {
    const steps = new Map<number, Demonstration['incidents']['flow']>();
    for (const step of made.incidents.flow)
      steps.set(step.incident_id, [...(steps.get(step.incident_id) ?? []), step]);
    const wrong: string[] = [];
    for (const row of made.incidents.rows) {
      const flow = steps.get(row.id) ?? [];
      const [begin, last] = [flow[0], flow.at(-1)];
      const at = (action: string): number | null =>
        flow.findLast((step) => step.action === action)?.at ?? null;
      const settled = ['closed', 'rejected', 'cancelled', 'merged'].includes(row.state);
      const self = begin?.action === 'self_handle';
      const moments = [
        row.reported_at,
        row.filed_at,
        row.dispatched_at,
        row.handled_at,
        row.closed_at
      ].filter((moment) => moment !== null);
      const good =
        begin?.from_state === null &&
        begin.at === row.reported_at &&
        flow.every(
          (step, i) =>
            i === 0 || (step.from_state === flow[i - 1]?.to_state && step.at >= (flow[i - 1]?.at ?? Infinity))
        ) &&
        last?.to_state === row.state &&
        (row.closed_at !== null) === settled &&
        (row.closed_at === null || row.closed_at === last.at) &&
        (self ? row.filed_at === row.reported_at : row.filed_at === at('file')) &&
        moments.every((moment, i) => i === 0 || moment >= (moments[i - 1] ?? 0)) &&
        (row.state === 'merged') === (row.duplicate_of !== null) &&
        (row.due_at === null || (row.filed_at !== null && row.due_at > row.filed_at));
      if (!good) wrong.push(`${row.id} ${row.state}`);
    }
    expect(wrong).toEqual([]);
  });

  it('have every step taken by somebody who holds the post named, or works in the department', () => {
    const people = new Map(made.staff.rows.map((row) => [row.id, row]));
    const held = new Set(made.staff.assignments.map(({ staff_id: id, post_code: post }) => `${id} ${post}`));
    const departments = new Set(made.organisations.departments);
    const posts = new Set<string | null>();
    const strange = made.incidents.flow.filter(({ actor_staff_id: id, actor_post: post }) => {
      posts.add(post);
      return post === 'handler'
        ? !departments.has(people.get(id ?? '')?.organisation_id ?? 0)
        : !held.has(`${id} ${post}`);
    });
    expect(strange).toEqual([]);
    expect(posts.size).toBeGreaterThanOrEqual(5);
  });

  it('are late in 6 to 12 of 100, some are open, some of those late', () => {
    const judged = made.incidents.rows.filter(
      ({ handled_at: handled, due_at: due }) => handled !== null && due !== null
    );
    const late =
      judged.filter(({ handled_at: handled, due_at: due }) => (handled ?? 0) > (due ?? 0)).length /
      judged.length;
    expect(late).toBeGreaterThan(0.06);
    expect(late).toBeLessThan(0.12);
    const open = made.incidents.rows.filter(({ closed_at: closed }) => closed === null);
    expect(open.length).toBeGreaterThan(20);
    expect(open.filter(({ due_at: due }) => due !== null && due < endOf(TODAY)).length).toBeGreaterThan(3);
  });

  it('follow day, week and year: more at ten than at three, on Mondays than on Sundays, snow in winter only', () => {
    const count = (passes: (at: Date, row: IncidentRow) => boolean): number =>
      made.incidents.rows.filter((row) => passes(new Date(row.reported_at + 8 * HOUR), row)).length;
    expect(count((at) => at.getUTCHours() === 10)).toBeGreaterThan(8 * count((at) => at.getUTCHours() === 3));
    expect(count((at) => at.getUTCDay() === 1)).toBeGreaterThan(1.4 * count((at) => at.getUTCDay() === 0));
    const snow = (months: number[]): number =>
      count(
        (at, { category_code: category }) => category === 'S0507' && months.includes(at.getUTCMonth() + 1)
      );
    expect(snow([12, 1, 2])).toBeGreaterThan(8 * snow([6, 7, 8]));
  });

  it('lack a place in about 2 of 100, and are then known by their community', () => {
    const lost = made.incidents.rows.filter(({ at }) => at === null);
    expect(lost.length / made.incidents.rows.length).toBeGreaterThan(0.012);
    expect(lost.length / made.incidents.rows.length).toBeLessThan(0.028);
    expect(
      lost.every(({ area_code: area, building_id: building }) => area.length === 12 && building === null)
    ).toBe(true);
  });

  it('carry the code that was in force when they were reported', () => {
    const moves = ground.earlier.flatMap(({ moved }) => moved);
    const since = Date.parse(`${made.planSince}T00:00:00+08:00`);
    const early = made.incidents.rows.filter(({ reported_at: at }) => at < since);
    const late = made.incidents.rows.filter(({ reported_at: at }) => at >= since);
    expect(early.some(({ area_code: area }) => moves.some(({ then }) => then === area))).toBe(true);
    expect(early.some(({ area_code: area }) => moves.some(({ now }) => now === area))).toBe(false);
    expect(late.some(({ area_code: area }) => moves.some(({ then }) => then === area))).toBe(false);
  });

  it('have a lasting hot spot and a new one that a plain ratio finds', () => {
    const rows = made.incidents.rows.filter(({ at }) => at !== null);
    const recent = (row: IncidentRow): boolean => row.reported_at > endOf(TODAY) - 90 * DAY;
    for (const spot of made.incidents.hotSpots) {
      const about = rows.filter((row) => spot.categories.includes(row.category_code));
      const fresh = spot.name === 'new';
      // Around each place in turn: how many there were, against how many the rest of the time or of the office leads to expect.
      const ratioAt = (at: [number, number]): number => {
        const near = rows.filter((row) => row.at !== null && metresBetween(row.at, at) < 120);
        const mine = near.filter((row) => spot.categories.includes(row.category_code));
        const expected = fresh
          ? (mine.filter((row) => !recent(row)).length * 90) / 640
          : (near.length * about.length) / rows.length;
        return (fresh ? mine.filter(recent).length : mine.length) / Math.max(8, expected);
      };
      const ranked = ground.buildings.filter((_, i) => i % 9 === 0).map(({ inside }) => ratioAt(inside));
      const there = ratioAt(spot.at);
      expect(there, spot.name).toBeGreaterThan(2);
      expect(
        ranked.filter((ratio) => ratio > there * 1.3),
        spot.name
      ).toHaveLength(0);
    }
    expect(made.incidents.hotSpots).toHaveLength(2);
  });
});

describe('the same seed and day', () => {
  it('give the same rows, another seed or day others', () => {
    expect(digest(make(ground, TODAY, 1))).toBe(digest(made));
    expect(digest(make(ground, TODAY, 2))).not.toBe(digest(made));
    expect(digest(make(ground, '2026-11-23', 1))).not.toBe(digest(made));
  }, 90_000);

  it('give another city the same each time, with codes and people of its own', () => {
    const there = elsewhere(ground, '990200', 0.3);
    const other = make(there, TODAY, 2);
    expect(digest(make(elsewhere(ground, '990200', 0.3), TODAY, 2))).toBe(digest(other));
    const codes = new Set(ground.areas.map(({ code }) => code));
    expect(there.areas.filter(({ code }) => codes.has(code))).toEqual([]);
    const staff = new Set(made.staff.rows.map(({ id }) => id));
    expect(other.staff.rows.filter(({ id, account }) => staff.has(id) || account !== null)).toEqual([]);
    const cases = new Set(made.incidents.rows.map(({ case_no }) => case_no));
    expect(other.incidents.rows.filter(({ case_no }) => cases.has(case_no))).toEqual([]);
    const size = (of: Demonstration): string => of.households.map((household) => household.size).join('');
    expect(size(other)).not.toBe(size(made));
  }, 90_000);

  it('let the data move with the calendar: a year on, as much has happened up to that day', () => {
    const later = make(ground, '2027-11-22', 1);
    expect(Math.abs(later.incidents.rows.length - made.incidents.rows.length)).toBeLessThan(500);
    expect(last(later.incidents.rows.map(({ reported_at: at }) => at))).toBeGreaterThan(endOf('2027-11-20'));
  }, 90_000);
});
