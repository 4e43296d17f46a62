import { DAY, HOUR, dateOf, midnight, type Moment } from '../calendar.ts';
import type { Ground } from '../ground/types.ts';
import { personName, phoneNumber } from '../names/people.ts';
import type { Organisations } from '../people/organisations.ts';
import { metresBetween } from '../people/need-field.ts';
import type { Staff } from '../people/staff.ts';
import { Random } from '../random.ts';
import type { FacilityRow, FlowRow, IncidentRow, ReporterRow, StaffRow } from '../rows.ts';
import { HABITS } from './categories.ts';
import { lifeOf, type Life, type Limit, type Step } from './life.ts';
import { momentOf, occasions, type Occasion } from './rhythm.ts';
import { Scene, type HotSpot, type Spot } from './scene.ts';

export interface Incidents {
  rows: IncidentRow[];
  flow: FlowRow[];
  reporters: ReporterRow[];
  hotSpots: HotSpot[];
}

export interface IncidentOptions {
  /** Last moment of the history. */
  end: Moment;
  seed: number;
  count: number;
  firstId: number;
  firstBuildingId: number;
  /** Day from which the cells of today are in force. */
  planSince: string;
  /** Default limits by category; categories that are not here do not occur. */
  limits: Map<string, Limit>;
}

const DAYS = 730;
const OUTSIDE = new Set(['hotline_12345', 'app_public']);

/** Two years of incidents, each with everything that was done about it until the end. */
export function incidentsOf(
  ground: Ground,
  facilities: FacilityRow[],
  staff: Staff,
  organisations: Organisations,
  options: IncidentOptions
): Incidents {
  const { end, seed, limits } = options;
  const random = Random.of(seed, `incidents ${ground.office}`);
  const scene = new Scene(ground, facilities, seed, options.firstBuildingId);
  const begin = midnight(dateOf(end - DAYS * DAY));
  const extra = scene.hotSpots.reduce((sum, { incidents }) => sum + incidents, 0);
  const all: (Occasion & { spot: HotSpot | undefined })[] = occasions(
    begin,
    end,
    Math.max(0, options.count - extra),
    [...limits.keys()].sort(),
    random
  ).map((occasion) => ({ ...occasion, spot: undefined }));
  for (const spot of scene.hotSpots) {
    for (let i = 0; i < spot.incidents; i += 1) {
      const category = random.pick(spot.categories);
      const habit = HABITS[category];
      const day = midnight(dateOf(end - random.whole(1, spot.daysAgo - 1) * DAY));
      if (habit !== undefined && limits.has(category))
        all.push({ category, at: momentOf(day, habit.day, random), spot });
    }
  }
  all.sort((a, b) => a.at - b.at || (a.category < b.category ? -1 : 1));

  const made: Incidents = { rows: [], flow: [], reporters: [], hotSpots: scene.hotSpots };
  const codeThen = new Map(
    ground.earlier.flatMap(({ moved }) => moved.map(({ now, then }): [string, string] => [now, then]))
  );
  const ofDay = new Map<string, number>();
  const recent: { row: IncidentRow; spot: Spot }[] = [];
  for (const { category, at, spot: hot } of all) {
    const habit = HABITS[category];
    const limit = limits.get(category);
    if (habit === undefined) continue;
    const date = dateOf(at);
    const number = (ofDay.get(date) ?? 0) + 1;
    ofDay.set(date, number);
    const twin = random.chance(0.018) ? twinOf(recent, category, at) : undefined;
    const spot = twin?.spot ?? (hot === undefined ? scene.spot(habit.place) : scene.spotIn(hot));
    const lost = hot === undefined && twin === undefined && random.chance(0.02);
    const source = random.weighted(
      [
        'grid_staff',
        'collector',
        'hotline_12345',
        'app_public',
        'video',
        'department',
        'leader',
        'upper_level'
      ],
      (each) =>
        ({
          grid_staff: 46,
          collector: 14,
          hotline_12345: 17,
          app_public: 15,
          video: 4,
          department: 2,
          leader: 1,
          upper_level: 1
        })[each] ?? 0
    );
    const urgent = limit?.unit === 'urgent_hour';
    const fromStaff = source === 'grid_staff' || source === 'collector';
    const life =
      twin === undefined
        ? lifeOf(at, urgent, limit, fromStaff ? habit.selfHandled * 1.6 : 0, end, random)
        : merged(at, end, random);
    const area = date < options.planSince ? (codeThen.get(spot.area) ?? spot.area) : spot.area;
    const department = life.dispatched === null ? null : organisations.departmentFor(category);
    const finder = staff.answering(spot.area, date);
    const worker = department === null || life.self ? undefined : staff.desks.handler(department, at);
    const row: IncidentRow = {
      id: options.firstId + made.rows.length,
      case_no: `${date.replaceAll('-', '')}${ground.office.slice(0, 9)}${String(number).padStart(4, '0')}`,
      category_code: category,
      condition_id: life.filed === null ? null : (limit?.id ?? null),
      title: random.pick(habit.titles),
      description: lost ? '来电人未说明具体位置' : '',
      source,
      at: lost ? null : spot.at,
      address: lost ? '' : spot.address,
      // Nobody said where: it is known by its community only.
      area_code: lost ? spot.area.slice(0, ground.office.length + 3) : area,
      building_id: lost || spot.building === undefined ? null : options.firstBuildingId + spot.building,
      level: random.weighted(
        ['simple', 'general', 'prominent', 'major'],
        (each) => ({ simple: 40, general: 54, prominent: 5.4, major: 0.6 })[each] ?? 0
      ),
      urgency: urgent ? 1 : 0,
      state: life.state,
      limit_value: life.filed === null ? null : (limit?.value ?? null),
      limit_unit: life.filed === null ? null : (limit?.unit ?? null),
      reported_at: at,
      filed_at: life.filed,
      dispatched_at: life.dispatched,
      due_at: life.due,
      handled_at: life.handled,
      closed_at: life.closed,
      organisation_id: department,
      handler_staff_id: life.handled === null ? null : ((worker ?? finder)?.id ?? null),
      reported_by: fromStaff ? (finder?.id ?? null) : null,
      duplicate_of: life.state === 'merged' ? (twin?.row.id ?? null) : null,
      rework_count: life.reworks,
      satisfaction:
        life.state === 'closed' && OUTSIDE.has(source) && random.chance(0.6)
          ? random.weighted([5, 4, 3, 2, 1], (mark) => [0, 2, 3, 9, 30, 56][mark] ?? 0)
          : null
    };
    made.rows.push(row);
    if (OUTSIDE.has(source)) {
      const anonymous = random.chance(0.3);
      made.reporters.push({
        incident_id: row.id,
        name: anonymous ? null : personName(random),
        phone: anonymous && random.chance(0.5) ? null : phoneNumber(random),
        is_anonymous: anonymous,
        need_reply: random.chance(0.55)
      });
    }
    for (const step of life.steps) {
      const actor = actorOf(step);
      made.flow.push({
        incident_id: row.id,
        at: step.at,
        action: step.action,
        from_state: step.from,
        to_state: step.to,
        actor_staff_id: actor.person?.id ?? null,
        actor_post: actor.post,
        opinion: ''
      });
    }
    if (!lost && life.state !== 'rejected' && life.state !== 'merged') recent.push({ row, spot });
    if (recent.length > 60) recent.shift();

    /** Who took a step: the cell's own people, the desk on duty, or the department. What comes in from outside is taken down at a desk. */
    function actorOf({ by, post, at: then, action }: Step): {
      person: StaffRow | undefined;
      post: string | null;
    } {
      if (by === 'department') return { person: worker, post: 'handler' };
      if (by === 'desk' && post !== null) return { person: staff.desks.at(post, then), post };
      if (action === 'report' && !fromStaff)
        return { person: staff.desks.at('acceptor', then), post: 'acceptor' };
      return { person: finder, post: finder === undefined ? null : staff.postOf(finder.id) };
    }
  }
  return made;
}

/** A fresh incident of the same kind that a second caller reports again. */
function twinOf(
  recent: { row: IncidentRow; spot: Spot }[],
  category: string,
  at: Moment
): { row: IncidentRow; spot: Spot } | undefined {
  return recent.findLast(
    ({ row, spot }) =>
      row.category_code === category &&
      at - row.reported_at < 30 * HOUR &&
      (row.closed_at ?? Infinity) > at &&
      row.at !== null &&
      metresBetween(row.at, spot.at) < 50
  );
}

function merged(reported: Moment, end: Moment, random: Random): Life {
  const at = Math.round((reported + random.between(5, 90) * 60_000) / 1000) * 1000;
  const first = {
    at: reported,
    action: 'report',
    from: null,
    to: 'reported',
    post: null,
    by: 'finder' as const
  };
  const open = { filed: null, dispatched: null, due: null, handled: null, reworks: 0, self: false };
  if (at > end) return { ...open, steps: [first], closed: null, state: 'reported' };
  const second = {
    at,
    action: 'merge',
    from: 'reported',
    to: 'merged',
    post: 'acceptor' as const,
    by: 'desk' as const
  };
  return { ...open, steps: [first, second], closed: at, state: 'merged' };
}
