import { m } from '../../../i18n/paraglide/messages.js';

interface Place {
  readonly unit: number | null;
  readonly floor: number | null;
  readonly room: string | null;
}

/** Where in the building: 2单元 301 / Unit 2, 301. */
export function roomWords({ unit, floor, room }: Place): string {
  const door = room !== null && room !== '' ? room : floor === null ? '' : m.room_floor({ floor });
  return unit === null ? door : m.room_unit({ unit, door });
}
