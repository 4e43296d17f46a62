import { PLACES, type Person } from './office.ts';

/** How a subject of docs/access.md is tried to be written. */
export interface Probe {
  /** The assignment of an update, which must read no column. */
  readonly change?: string;
  /** A new row in a place, by a person who claims to be himself. */
  readonly insert?: {
    readonly places: readonly string[];
    /** What the owner prepares first: the row that the new one hangs on. */
    readonly prepare?: (place: string) => string;
    readonly sql: (place: string, person: Person) => string;
    /** Whom the new row is about. */
    readonly about?: string;
  };
}

const CELLS = [PLACES.A, PLACES.B, PLACES.C, PLACES.D, PLACES.E, PLACES.F];
const COMMUNITIES = [PLACES.first, PLACES.second, PLACES.far];
const EVERYWHERE = [...CELLS, ...COMMUNITIES, PLACES.office, PLACES.farOffice];
const OUTLINE = `extensions.st_multi(extensions.st_makeenvelope(116.3, 39.9, 116.301, 39.901, 4326))`;
const POINT = `extensions.st_setsrid(extensions.st_makepoint(116.3, 39.9), 4326)`;

// Numbers as somebody guesses them who may not look them up.
const BUILDINGS: Readonly<Record<string, number>> = Object.fromEntries(
  CELLS.map((place, index) => [place, 1001 + index])
);
const HOUSEHOLDS: Readonly<Record<string, number>> = Object.fromEntries(
  CELLS.map((place, index) => [place, index === 0 ? 2001 : 2002 + index])
);
const himself = ({ userId }: Person) =>
  `(select id from staff where user_id = '${userId ?? PERSON_OF_NO_ACCOUNT}')`;
const PERSON_OF_NO_ACCOUNT = '00000000-0000-4000-8000-00000000ffff';

const planOf = (statuses: string) => (place: string) =>
  `(select min(id) from plans where status in (${statuses}) and starts_with('${place}', community_code))`;
const cellInPlan = (statuses: string) => ({
  places: CELLS,
  // A planner who may draw is told the number of the draft; one who may not has guessed it.
  prepare: (
    place: string
  ) => `create temporary table draft on commit drop as select ${planOf(statuses)(place)} as id;
    grant select on pg_temp.draft to public`,
  sql: (place: string) => `insert into areas (plan_id, code, level, name, outline)
    select draft.id, '${place}', 4, 'Probe', ${OUTLINE} from pg_temp.draft`
});
const incident = (category: string) => ({
  places: CELLS,
  sql: (
    place: string,
    person: Person
  ) => `insert into incidents (category_code, title, area_code, reported_by)
    values ('${category}', 'Probe', '${place}', ${himself(person)})`
});
const hardshipCase = (status: string) => ({
  places: CELLS,
  sql: (place: string) => `insert into hardship_cases (household_id, category_code, status, valid_from)
    values (${HOUSEHOLDS[place]}, 'other', '${status}', '2026-01-01')`
});

const savedView = (shared: boolean) => ({
  places: [PLACES.office, PLACES.farOffice],
  sql: (place: string) => `insert into saved_views (office_code, name, query, shared)
    values ('${place}', 'Probe', 'ask=where', ${String(shared)})`
});

export const PROBES: Readonly<Record<string, Probe>> = {
  levels: { change: `name_en = 'Probe'` },
  posts: { change: `name_en = 'Probe'` },
  'hardship categories': { change: `name_en = 'Probe'` },
  'facility kinds': { change: `name_en = 'Probe'` },
  'incident categories': { change: `name_en = 'Probe'` },
  settings: { change: `value = '1'` },
  foundations: { change: `value = '1'` },
  plans: {
    change: `note = 'Probe'`,
    insert: {
      places: COMMUNITIES,
      sql: (place) =>
        `insert into plans (community_code, name, status, valid_from) values ('${place}', 'Probe', 'published', '2030-01-01')`
    }
  },
  drafts: {
    change: `note = 'Probe'`,
    insert: {
      places: COMMUNITIES,
      sql: (place) => `insert into plans (community_code, name) values ('${place}', 'Probe')`
    }
  },
  'drafts under review': {
    change: `note = 'Probe'`,
    insert: {
      places: COMMUNITIES,
      sql: (place) =>
        `insert into plans (community_code, name, status) values ('${place}', 'Probe', 'approved')`
    }
  },
  areas: { change: `name = 'Probe'`, insert: cellInPlan(`'retired'`) },
  'cells of drafts': { change: `name = 'Probe'`, insert: cellInPlan(`'draft'`) },
  'cells under review': { change: `name = 'Probe'`, insert: cellInPlan(`'approved'`) },
  organisations: {
    change: `name = 'Probe'`,
    insert: {
      places: EVERYWHERE,
      sql: (place) => `insert into organisations (kind, name, area_code) values ('shop', 'Probe', '${place}')`
    }
  },
  staff: {
    change: `name = 'Probe'`,
    insert: {
      places: EVERYWHERE,
      sql: (place) => `insert into staff (name, area_code) values ('Probe', '${place}')`
    }
  },
  contacts: {
    change: `phone = 'Probe'`,
    insert: {
      places: EVERYWHERE,
      prepare: (place) =>
        `insert into staff (id, name, area_code) values ('${PERSON_OF_NO_ACCOUNT}', 'Probe', '${place}')`,
      sql: () => `insert into staff_contacts (staff_id, phone) values ('${PERSON_OF_NO_ACCOUNT}', 'Probe')`
    }
  },
  assignments: {
    change: `valid_to = '2030-01-01'`,
    insert: {
      places: EVERYWHERE,
      prepare: (place) =>
        `insert into staff (id, name, area_code) values ('${PERSON_OF_NO_ACCOUNT}', 'Probe', '${place}')`,
      sql: (place) => `insert into assignments (staff_id, area_code, post_code, valid_from)
        values ('${PERSON_OF_NO_ACCOUNT}', '${place}', 'liaison', '2026-01-01')`
    }
  },
  roles: {
    change: `valid_to = '2030-01-01'`,
    insert: {
      places: EVERYWHERE,
      prepare: () =>
        `insert into auth.users (id, email) values ('${PERSON_OF_NO_ACCOUNT}', 'probe@office.test')`,
      sql: (place) =>
        `insert into role_grants (user_id, role, scope_code) values ('${PERSON_OF_NO_ACCOUNT}', 'wall', '${place}')`,
      about: PERSON_OF_NO_ACCOUNT
    }
  },
  buildings: {
    change: `name = 'Probe'`,
    insert: {
      places: CELLS,
      sql: (place) =>
        `insert into buildings (code, area_code, footprint) values ('PROBE', '${place}', ${OUTLINE})`
    }
  },
  households: {
    change: `phone = 'Probe'`,
    insert: {
      places: CELLS,
      sql: (place) => `insert into households (building_id, head_name) values (${BUILDINGS[place]}, 'Probe')`
    }
  },
  'hardship cases': { change: `grade = 'Probe'`, insert: hardshipCase('confirmed') },
  'proposed cases': { change: `grade = 'Probe'`, insert: hardshipCase('candidate') },
  visits: {
    insert: {
      places: CELLS,
      sql: (place, person) => `insert into visits (household_id, staff_id, visited_at)
        values (${HOUSEHOLDS[place]}, ${himself(person)}, '2026-01-01')`
    }
  },
  facilities: {
    change: `name = 'Probe'`,
    insert: {
      places: CELLS,
      sql: (place) =>
        `insert into facilities (kind_code, name, location, area_code) values ('school', 'Probe', ${POINT}, '${place}')`
    }
  },
  ground: {
    change: `name = 'Probe'`,
    insert: {
      places: EVERYWHERE,
      sql: (place) =>
        `insert into ground_features (area_code, kind, shape) values ('${place}', 'park', ${OUTLINE})`
    }
  },
  incidents: { change: `address = 'Probe'`, insert: incident('S0112') },
  'incidents about people': { change: `address = 'Probe'`, insert: incident('C01') },
  'assessment decisions': {
    insert: {
      places: EVERYWHERE,
      sql: (place) => `insert into assessment_decisions (area_code, indicator, from_date, to_date, reason)
        values ('${place}', 'closing_on_time', '2026-03-01', '2026-03-31', 'Probe')`
    }
  },
  reporters: {
    insert: {
      places: CELLS,
      prepare: (place) =>
        `insert into incidents (id, category_code, title, area_code) values (1, 'S0112', 'Probe', '${place}')`,
      sql: () => `insert into incident_reporters (incident_id, name) values (1, 'Probe')`
    }
  },
  'own views': { change: `query = 'ask=where'`, insert: savedView(false) },
  'shared views': { change: `query = 'ask=where'`, insert: savedView(true) }
};
