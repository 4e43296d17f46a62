import { dayAfter } from '../calendar.ts';
import type { Ground, GroundArea } from '../ground/types.ts';
import { personName, phoneNumber } from '../names/people.ts';
import { DEMONSTRATION_OFFICE } from '../plan.ts';
import { Random } from '../random.ts';
import type { AssignmentRow, StaffRow } from '../rows.ts';
import { desksOf, type Desks } from './desks.ts';
import type { Organisations } from './organisations.ts';
import { uuid } from './uuid.ts';

export interface Staff {
  rows: StaffRow[];
  assignments: AssignmentRow[];
  /**
   * Who answers for an area: its grid manager, or the nearest person above. On a day of the past whoever had the post then,
   * as far as it is known.
   */
  answering(area: string, day?: string): StaffRow | undefined;
  /** The post by which somebody answers. */
  postOf(staff: string): string | null;
  desks: Desks;
}

/** Who answers, the nearest to the ground first. */
const ANSWERING = ['grid_manager', 'group_leader', 'community_head', 'street_head'];

const GRIDS_OF_A_MANAGER = 6;
const SECTORS_OF_AN_INFORMANT = 3;

/**
 * People on duty: heads of office and communities, police, group leaders, grid managers, informants, liaisons and sentiment
 * officers, with who had the post before them, some posts vacant, some people on leave.
 */
export function staffOf(ground: Ground, organisations: Organisations, today: string, seed: number): Staff {
  const random = Random.of(seed, `staff ${ground.office}`);
  // The demonstration accounts belong to people of the first office.
  const first = ground.office === DEMONSTRATION_OFFICE.code;
  const rows: StaffRow[] = [];
  const assignments: AssignmentRow[] = [];
  const hire = (area: string, organisation: number, account: string | null = null): StaffRow => {
    const person: StaffRow = {
      id: uuid(random),
      name: personName(random),
      organisation_id: organisation,
      area_code: area,
      skills: random.chance(0.3) ? [random.pick(['调解', '急救', '手语', '法律', '消防', '心理疏导'])] : [],
      status: 'active',
      phone: random.chance(0.95) ? phoneNumber(random) : null,
      account
    };
    rows.push(person);
    return person;
  };
  /** Puts a person on posts; now and then tells who had them before, or leaves one vacant. */
  const assign = (person: StaffRow, post: string, areas: string[], keep = false): void => {
    const since = dayAfter(today, -random.whole(40, 900));
    const predecessor =
      !keep && random.chance(0.22) ? hire(person.area_code, person.organisation_id) : undefined;
    if (predecessor !== undefined) predecessor.status = 'left';
    for (const area of areas) {
      if (predecessor !== undefined) {
        const from = dayAfter(since, -random.whole(200, 700));
        assignments.push({
          staff_id: predecessor.id,
          area_code: area,
          post_code: post,
          rank: 'primary',
          valid_from: from,
          valid_to: since
        });
      }
      const vacant = !keep && random.chance(0.035);
      const to = vacant ? dayAfter(today, -random.whole(3, 38)) : null;
      assignments.push({
        staff_id: person.id,
        area_code: area,
        post_code: post,
        rank: 'primary',
        valid_from: since,
        valid_to: to
      });
    }
  };

  const deputy = hire(ground.office, organisations.office);
  const head = hire(ground.office, organisations.office);
  assign(head, 'street_head', [ground.office], true);
  assignments.push({
    staff_id: deputy.id,
    area_code: ground.office,
    post_code: 'street_head',
    rank: 'backup',
    valid_from: dayAfter(today, -500),
    valid_to: null
  });

  const below = (code: string, level: number): GroundArea[] =>
    ground.areas.filter((area) => area.level === level && area.code.startsWith(code));
  below(ground.office, 1).forEach(({ code: community }, number) => {
    const committee = organisations.committeeOf.get(community) ?? organisations.office;
    const person = (account: string | null = null): StaffRow => hire(community, committee, account);
    assign(
      person(first && number === 0 ? 'community@demo.wangge' : null),
      'community_head',
      [community],
      true
    );
    assign(hire(community, organisations.policeOf.get(community) ?? committee), 'police', [community], true);
    const groups = below(community, 2).map(({ code }) => code);
    for (const pair of chunks(groups, 3)) assign(person(), 'group_leader', pair);
    for (const part of chunks(groups, 3)) assign(person(), 'liaison', part);
    for (const part of chunks(groups, 4)) assign(person(), 'sentiment_officer', part);
    const sectors = below(community, 3).map(({ code }) => code);
    for (const part of chunks(sectors, SECTORS_OF_AN_INFORMANT)) assign(person(), 'informant', part);
    const grids = below(community, 4).map(({ code }) => code);
    const ours = first && number === 0 ? workersGrids(ground, grids) : [];
    if (ours.length > 0) assign(person('worker@demo.wangge'), 'grid_manager', ours, true);
    for (const part of chunks(
      grids.filter((grid) => !ours.includes(grid)),
      GRIDS_OF_A_MANAGER
    )) {
      const manager = person();
      assign(manager, 'grid_manager', part);
      for (const sector of new Set(part.map((grid) => grid.slice(0, -2)))) {
        if (assignments.some((other) => other.area_code === sector && other.post_code === 'sector_leader'))
          continue;
        assign(manager, 'sector_leader', [sector], true);
      }
    }
  });
  for (const person of rows)
    if (person.status === 'active' && person.account === null && random.chance(0.03))
      person.status = 'on_leave';

  // What a leader prints bears a name.
  if (first) head.account = 'leader@demo.wangge';

  const desks = desksOf(ground, organisations, today, seed);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const now = new Map<string, StaffRow>();
  const before = new Map<string, { from: string; to: string; person: StaffRow }[]>();
  const posts = new Map<string, string>();
  for (const post of ANSWERING) {
    for (const {
      area_code: area,
      post_code: code,
      staff_id: id,
      rank,
      valid_from,
      valid_to
    } of assignments) {
      if (code !== post) continue;
      if (!posts.has(id)) posts.set(id, post);
      const person = byId.get(id);
      if (person === undefined || rank !== 'primary' || valid_to === null) continue;
      before.set(area, [...(before.get(area) ?? []), { from: valid_from, to: valid_to, person }]);
    }
    for (const assignment of assignments) {
      if (assignment.post_code !== post || assignment.rank !== 'primary' || assignment.valid_to !== null)
        continue;
      const person = byId.get(assignment.staff_id);
      if (person !== undefined && !now.has(assignment.area_code)) now.set(assignment.area_code, person);
    }
  }
  return {
    rows: [...rows, ...desks.rows],
    assignments: [...assignments, ...desks.assignments],
    desks,
    postOf: (staff) => posts.get(staff) ?? null,
    answering: (area, day) => {
      for (let code = area; code.length >= ground.office.length; code = code.slice(0, -1)) {
        const then =
          day === undefined ? undefined : before.get(code)?.find(({ from, to }) => from <= day && day < to);
        const person = then?.person ?? now.get(code);
        if (person !== undefined) return person;
      }
      return undefined;
    }
  };
}

/** Three neighbouring building grids in which enough people live: the ones of the demonstration's grid worker. */
function workersGrids(ground: Ground, grids: string[]): string[] {
  const households = new Map<string, number>();
  for (const { area, households: n } of ground.buildings)
    households.set(area, (households.get(area) ?? 0) + n);
  const lived = grids.filter((grid) => (households.get(grid) ?? 0) >= 35);
  for (let i = 0; i + 2 < lived.length; i += 1) {
    const three = lived.slice(i, i + 3);
    if (new Set(three.map((grid) => grid.slice(0, -4))).size === 1) return three;
  }
  return lived.slice(0, 3);
}

function chunks<T>(list: T[], size: number): T[][] {
  const count = Math.max(1, Math.round(list.length / size));
  return Array.from({ length: count }, (_, i) =>
    list.slice(Math.floor((list.length * i) / count), Math.floor((list.length * (i + 1)) / count))
  ).filter((part) => part.length > 0);
}
