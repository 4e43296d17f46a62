import { dayAfter } from '../calendar.ts';
import type { Ground } from '../ground/types.ts';
import { Random } from '../random.ts';
import type { CaseRow, HouseholdRow } from '../rows.ts';
import { needField } from './need-field.ts';
import type { Staff } from './staff.ts';

/** Share of the households with at least one open case on any day. */
const SHARE_IN_NEED = 0.122;
/** How long a household's need lasts on average, and for how long the register goes back. */
const MEAN_DAYS = 1100;
const DAYS_BACK = 1250;

interface Kind {
  category: string;
  /** How likely, for this household; 0 where it cannot be. */
  weight(household: HouseholdRow, oldHouse: boolean): number;
  subtypes?: [code: string, weight: number][];
  grades?: string[];
  source: string;
}

/** Needs that all the household has together. */
const OF_ALL = new Set(['dibao', 'dibao_edge', 'rigid_expense', 'poverty_relapse', 'housing']);

const adults = ({ size, elders, minors }: HouseholdRow): number => size - elders - minors;

const KINDS: Kind[] = [
  {
    category: 'dibao',
    weight: (_, old) => (old ? 3.6 : 2.6),
    source: 'civil_affairs',
    grades: ['A', 'B', 'C']
  },
  { category: 'dibao_edge', weight: () => 1, source: 'civil_affairs' },
  {
    category: 'tekun',
    weight: ({ size, elders }) => (size === 1 && elders === 1 ? 0.8 : 0),
    source: 'civil_affairs'
  },
  { category: 'rigid_expense', weight: () => 0.4, source: 'civil_affairs' },
  { category: 'poverty_relapse', weight: () => 0.2, source: 'survey' },
  {
    category: 'housing',
    weight: (_, old) => (old ? 3.4 : 1.5),
    subtypes: [
      ['none', 38],
      ['below_5', 6],
      ['below_6', 7],
      ['below_7', 10],
      ['below_8', 12],
      ['below_9', 13],
      ['below_10', 14]
    ],
    source: 'survey'
  },
  {
    category: 'unemployed',
    weight: (household) => (adults(household) > 0 ? 2.3 : 0),
    subtypes: [
      ['registered', 55],
      ['zero_employment_family', 9],
      ['age_40_50', 24],
      ['long_term', 12]
    ],
    source: 'labour'
  },
  {
    category: 'disabled',
    weight: () => 2.3,
    subtypes: [
      ['limb', 55],
      ['vision', 12],
      ['hearing', 12],
      ['speech', 2],
      ['intellectual', 7],
      ['mental', 8],
      ['multiple', 4]
    ],
    grades: ['1', '2', '3', '4'],
    source: 'disabled_federation'
  },
  {
    category: 'empty_nest',
    weight: ({ size, elders }) => (elders === size ? 9 : 0),
    source: 'visit'
  },
  {
    category: 'left_behind',
    weight: ({ minors, elders }) => (minors > 0 ? 0.8 : elders > 0 ? 0.4 : 0),
    source: 'visit'
  },
  { category: 'orphan', weight: ({ minors }) => (minors > 0 ? 0.06 : 0), source: 'civil_affairs' },
  { category: 'severe_illness', weight: () => 0.9, source: 'self_report' },
  { category: 'lost_only_child', weight: ({ elders }) => (elders > 0 ? 0.35 : 0), source: 'civil_affairs' },
  { category: 'other', weight: () => 0.5, subtypes: [['widow', 1]], source: 'visit' }
];

/**
 * Who was in need of what, and since when. Households come into need and out of it at the same rate, so that the stock
 * hardly changes from month to month while its people do.
 */
export function casesOf(
  ground: Ground,
  households: HouseholdRow[],
  staff: Staff,
  today: string,
  seed: number,
  firstId: number,
  firstBuildingId: number
): CaseRow[] {
  const random = Random.of(seed, `cases ${ground.office}`);
  const field = needField(ground, seed);
  const share = ground.buildings.map((building) => Math.min(0.6, SHARE_IN_NEED * field(building)));
  const rows: CaseRow[] = [];
  for (const household of households) {
    const index = household.building_id - firstBuildingId;
    const building = ground.buildings[index];
    if (building === undefined || household.occupancy === 'vacant') continue;
    const old = building.use === 'self_built';
    const atRisk = Math.min(0.75, (share[index] ?? 0) * (household.elders === household.size ? 1.7 : 0.88));
    const lastDay = household.left_on === null ? 0 : -daysBetween(household.left_on, today);
    let inNeed = random.chance(atRisk);
    for (let day = -DAYS_BACK; day < lastDay;) {
      if (inNeed) {
        const began = day === -DAYS_BACK ? day - Math.round(random.waiting(600)) : day;
        const ends = day + Math.max(60, Math.round(random.waiting(MEAN_DAYS)));
        open(household, old, began, Math.min(ends, lastDay === 0 ? Infinity : lastDay));
        day = ends;
      } else
        day += Math.max(1, Math.round(random.waiting((MEAN_DAYS * (1 - atRisk)) / Math.max(0.002, atRisk))));
      inNeed = !inNeed;
    }
  }
  return rows;

  function open(household: HouseholdRow, old: boolean, began: number, ends: number): void {
    const kinds = new Set<Kind>([random.weighted(KINDS, (kind) => kind.weight(household, old))]);
    while (random.chance(0.24) && kinds.size < 4)
      kinds.add(random.weighted(KINDS, (kind) => kind.weight(household, old)));
    for (const kind of kinds) {
      const ended = ends <= 0;
      const recent = began > -45;
      const status = ended
        ? 'ended'
        : recent && random.chance(0.4)
          ? 'candidate'
          : random.chance(0.015)
            ? 'suspended'
            : 'confirmed';
      rows.push({
        id: firstId + rows.length,
        household_id: household.id,
        area_code: household.area_code,
        category_code: kind.category,
        subtype_code: subtypeOf(kind, household),
        grade: kind.grades === undefined || random.chance(0.06) ? null : random.pick(kind.grades),
        persons: personsOf(kind, household),
        source: random.chance(0.85) ? kind.source : 'visit',
        status,
        valid_from: dayAfter(today, Math.min(began, ended ? ends - 1 : -1)),
        valid_to: ended ? dayAfter(today, ends) : null,
        next_review_on: reviewOf(ended),
        responsible_staff_id: random.chance(0.94) ? (staff.answering(household.area_code)?.id ?? null) : null,
        visit_every_days: random.chance(0.93)
          ? random.weighted([30, 90, 180, 365], (days) => ({ 30: 1, 90: 5, 180: 3, 365: 1 })[days] ?? 1)
          : null
      });
    }
  }

  /** Some needs are one person's, some all the household's. */
  function personsOf({ category }: Kind, { size, elders }: HouseholdRow): number {
    if (category === 'empty_nest') return Math.max(1, elders);
    const some = random.whole(1, Math.max(1, size - 1));
    return OF_ALL.has(category) ? size : some;
  }

  /** Most are due within the year; some were forgotten, some never had a date. */
  function reviewOf(ended: boolean): string | null {
    if (ended || random.chance(0.08)) return null;
    return dayAfter(today, random.chance(0.07) ? -random.whole(20, 420) : random.whole(5, 360));
  }

  function subtypeOf(kind: Kind, { id, size, elders, minors }: HouseholdRow): string | null {
    if (kind.category === 'empty_nest') return size === 1 ? 'living_alone' : 'couple';
    // Of those with children every sixth or so is registered for the mother who stayed with them.
    if (kind.category === 'left_behind')
      return minors > 0 && id % 6 !== 0 ? 'child' : elders > 0 && minors === 0 ? 'elder' : 'woman';
    return kind.subtypes === undefined ? null : random.weighted(kind.subtypes, ([, weight]) => weight)[0];
  }
}

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
