import type { IncidentMap, IncidentRow } from '../data/incident-columns.ts';
import type { IncidentEvent } from '../data/incidents.ts';

interface Window {
  /** Whether the period reaches up to now. A period of the past is not changed by what happens today. */
  readonly live: boolean;
}

/**
 * The incidents after these events: the last event of each wins, new ones come in, known ones change in place.
 * What left the period's terms stays until the next full answer: it was true when it was counted.
 */
export function applyEvents(
  map: IncidentMap,
  events: readonly IncidentEvent[],
  { live }: Window
): IncidentMap {
  const latest = new Map(events.map((event) => [event.id, event]));
  if (latest.size === 0) return map;
  const rows = map.rows.map((row) => {
    const event = latest.get(row.id);
    if (event === undefined) return row;
    latest.delete(row.id);
    return live ? rowOf(event) : row;
  });
  if (live) for (const event of latest.values()) rows.push(rowOf(event));
  return { ...map, rows };
}

function rowOf({ id, lng, lat, category, lamp, area, reported_at }: IncidentEvent): IncidentRow {
  return { id, lng, lat, category, lamp, area, reported_at };
}
