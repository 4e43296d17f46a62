import * as v from 'valibot';
import { LAMPS, type Lamp } from '../domain/lamp.ts';

/** One incident as a mark on the map. */
export interface IncidentRow {
  readonly id: number;
  /** WGS 84; null where nobody gave a place. */
  readonly lng: number | null;
  readonly lat: number | null;
  readonly category: string;
  readonly lamp: Lamp;
  readonly area: string;
  /** Seconds since 1970-01-01 UTC. */
  readonly reported_at: number;
}

export interface IncidentMap {
  /** When the database answered, ISO 8601. */
  readonly generated_at: string;
  readonly rows: readonly IncidentRow[];
}

/** Incidents as the map shows them, those about people and homes among them for whoever may read these. */
export interface WholeIncidentMap extends IncidentMap {
  /** Ids of those about people and homes. */
  readonly restricted: ReadonlySet<number>;
}

/** Thousands of whole numbers, looked at in one go: a schema for each would take longer than the request. */
const wholes = v.custom<readonly number[]>(
  (list) => Array.isArray(list) && list.every((item) => Number.isInteger(item)),
  'Expected whole numbers'
);
const wholesOrNull = v.custom<readonly (number | null)[]>(
  (list) => Array.isArray(list) && list.every((item) => item === null || Number.isInteger(item)),
  'Expected whole numbers or null'
);

const columns = v.object({
  generated_at: v.string(),
  categories: v.array(v.string()),
  areas: v.array(v.string()),
  lamps: v.array(v.picklist(LAMPS)),
  id: wholes,
  /** Ids again. */
  restricted: wholes,
  /** Millionths of a degree. */
  lng: wholesOrNull,
  lat: wholesOrNull,
  /** Places in the lists above, from 0. */
  category: wholes,
  area: wholes,
  lamp: wholes,
  reported_at: wholes
});

/**
 * Incidents as the database sends them, a list per column, turned into rows. Columns of unequal length and numbers that
 * are in no list are refused, rather than mixing incidents up.
 */
export const incidentColumns = v.pipe(
  columns,
  v.rawTransform<v.InferOutput<typeof columns>, WholeIncidentMap>(
    ({ dataset: { value }, addIssue, NEVER }) => {
      const { generated_at, categories, areas, lamps, id, lng, lat, category, area, lamp, reported_at } =
        value;
      const rows = id.flatMap((key, i): IncidentRow[] => {
        const row = {
          id: key,
          lng: degrees(lng[i]),
          lat: degrees(lat[i]),
          category: categories[category[i] ?? -1],
          lamp: lamps[lamp[i] ?? -1],
          area: areas[area[i] ?? -1],
          reported_at: reported_at[i]
        };
        return isWhole(row) ? [row] : [];
      });
      const lists = [id, lng, lat, category, area, lamp, reported_at];
      if (rows.length < id.length || lists.some(({ length }) => length !== id.length)) {
        addIssue({ message: 'Expected columns of one length and codes that are listed' });
        return NEVER;
      }
      return { generated_at, rows, restricted: new Set(value.restricted) };
    }
  )
);

type Partly<Row> = { readonly [Name in keyof Row]: Row[Name] | undefined };

function isWhole(row: Partly<IncidentRow>): row is IncidentRow {
  return (
    row.category !== undefined &&
    row.lamp !== undefined &&
    row.area !== undefined &&
    row.reported_at !== undefined &&
    row.lng !== undefined &&
    row.lat !== undefined
  );
}

/** From millionths. */
function degrees(millionths: number | null | undefined): number | null | undefined {
  return typeof millionths === 'number' ? millionths / 1e6 : millionths;
}
