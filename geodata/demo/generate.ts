import { dayAfter, midnight, type Moment, HOUR } from './calendar.ts';
import type { Ground } from './ground/types.ts';
import { incidentsOf, type Incidents } from './incidents/incidents.ts';
import type { Limit } from './incidents/life.ts';
import { facilitiesOf } from './people/facilities.ts';
import { casesOf } from './people/hardship.ts';
import { householdsOf } from './people/households.ts';
import { organisationsOf, type Organisations } from './people/organisations.ts';
import { staffOf, type Staff } from './people/staff.ts';
import { visitsOf } from './people/visits.ts';
import type { CaseRow, FacilityRow, HouseholdRow, VisitRow } from './rows.ts';

/** First numbers of the rows, so that several offices can lie in one database. */
export interface FirstIds {
  building: number;
  organisation: number;
  facility: number;
  household: number;
  case: number;
  incident: number;
}

export interface GenerateOptions {
  /** The day that everything leads up to, YYYY-MM-DD. */
  today: string;
  seed: number;
  /** How many incidents in two years. */
  incidents: number;
  limits: Map<string, Limit>;
  first: FirstIds;
}

/** Everything invented about an office. */
export interface Demonstration {
  planSince: string;
  organisations: Organisations;
  staff: Staff;
  facilities: FacilityRow[];
  households: HouseholdRow[];
  cases: CaseRow[];
  visits: VisitRow[];
  incidents: Incidents;
}

/** How long the cells of today have been in force. */
const PLAN_DAYS = 426;

/** The history ends in the morning of the day. */
export const endOf = (today: string): Moment => midnight(today) + 8 * HOUR;

/** Invents the people and matters of an office: the same ground, day and seed give the same rows. */
export function generate(
  ground: Ground,
  { today, seed, incidents, limits, first }: GenerateOptions
): Demonstration {
  const planSince = dayAfter(today, -PLAN_DAYS);
  const organisations = organisationsOf(ground, first.organisation);
  const staff = staffOf(ground, organisations, today, seed);
  const facilities = facilitiesOf(ground, seed, first.facility, first.building);
  const households = householdsOf(ground, today, seed, first.household, first.building);
  const cases = casesOf(ground, households, staff, today, seed, first.case, first.building);
  return {
    planSince,
    organisations,
    staff,
    facilities,
    households,
    cases,
    visits: visitsOf(cases, today, seed, ground.office),
    incidents: incidentsOf(ground, facilities, staff, organisations, {
      end: endOf(today),
      seed,
      count: incidents,
      firstId: first.incident,
      firstBuildingId: first.building,
      planSince,
      limits
    })
  };
}
