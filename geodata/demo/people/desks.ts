import { DAY, HOUR, dayAfter, type Moment } from '../calendar.ts';
import type { Ground } from '../ground/types.ts';
import { personName, phoneNumber } from '../names/people.ts';
import { DEMONSTRATION_OFFICE } from '../plan.ts';
import { Random } from '../random.ts';
import type { AssignmentRow, StaffRow } from '../rows.ts';
import type { Organisations } from './organisations.ts';
import { uuid } from './uuid.ts';

/** Posts at the office's desks, and how many take turns at each. */
const SEATS = { acceptor: 4, shift_leader: 2, dispatcher: 2 };
type Desk = keyof typeof SEATS;

const HANDLERS_OF_A_DEPARTMENT = 2;
const SHIFT = 8 * HOUR;

/** The people at the office's desks, and those in its departments who put right what was reported. */
export interface Desks {
  rows: StaffRow[];
  assignments: AssignmentRow[];
  /** Who sat at a desk at a moment; they take shifts. */
  at(desk: Desk, moment: Moment): StaffRow;
  /** Who of a department worked on what was reported then. */
  handler(department: number, moment: Moment): StaffRow | undefined;
}

/** Hires the desks and departments of an office; all of them have been there for more than two years. */
export function desksOf(ground: Ground, organisations: Organisations, today: string, seed: number): Desks {
  const random = Random.of(seed, `desks ${ground.office}`);
  const rows: StaffRow[] = [];
  const assignments: AssignmentRow[] = [];
  const hire = (organisation: number): StaffRow => {
    const person: StaffRow = {
      id: uuid(random),
      name: personName(random),
      organisation_id: organisation,
      area_code: ground.office,
      skills: [],
      status: 'active',
      phone: phoneNumber(random),
      account: null
    };
    rows.push(person);
    return person;
  };
  const seats = new Map<string, StaffRow[]>();
  for (const [desk, count] of Object.entries(SEATS)) {
    const people = Array.from({ length: count }, () => hire(organisations.office));
    seats.set(desk, people);
    people.forEach(({ id }, i) => {
      assignments.push({
        staff_id: id,
        area_code: ground.office,
        post_code: desk,
        rank: i === 0 ? 'primary' : 'backup',
        valid_from: dayAfter(today, -random.whole(760, 1500)),
        valid_to: null
      });
    });
  }
  // Whoever supervises the demonstration leads a shift: what he decides bears his name.
  const [supervisor] = seats.get('shift_leader') ?? [];
  if (ground.office === DEMONSTRATION_OFFICE.code && supervisor !== undefined)
    supervisor.account = 'supervisor@demo.wangge';
  const handlers = new Map(
    organisations.departments.map((department): [number, StaffRow[]] => [
      department,
      Array.from({ length: HANDLERS_OF_A_DEPARTMENT }, () => hire(department))
    ])
  );
  return {
    rows,
    assignments,
    at: (desk, moment) => {
      const person = inTurn(seats.get(desk) ?? [], moment / SHIFT);
      if (person === undefined) throw new Error(`nobody sits at the desk ${desk}`);
      return person;
    },
    handler: (department, moment) => inTurn(handlers.get(department) ?? [], moment / DAY)
  };
}

const inTurn = (people: StaffRow[], turn: number): StaffRow | undefined =>
  people[Math.floor(turn) % Math.max(1, people.length)];
