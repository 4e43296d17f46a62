import type { Part } from '../../analysis/review/reach-figures.ts';
import type { ServiceCircle, SettingFault } from '../../analysis/reach/service-circles.ts';
import { formatNumber } from '../../i18n/format.ts';
import { m } from '../../i18n/paraglide/messages.js';
import type { Names } from '../../state/names.svelte.ts';

/** A circle in full: how one walks, and how far. */
export function circleWords(circle: ServiceCircle, names: Names): string {
  const name = names.own({ name: circle.name_zh, name_en: circle.name_en });
  if (circle.walk === null) return name;
  const { speed } = circle.walk;
  return m.reach_circle_pace({ name, speed: formatNumber(speed), metres: formatNumber(circle.metres) });
}

/** Why a setting of the office was not used. */
export function faultWords({ key, reason, at }: SettingFault): string {
  const what = whatIsWrong(reason, at);
  switch (key) {
    case 'service_circles':
      return m.reach_fault_circles({ what });
    case 'walking_bands':
      return m.reach_fault_bands({ what });
    case 'supply_scale':
      return m.reach_fault_scale({ what });
  }
}

function whatIsWrong(reason: SettingFault['reason'], at: string): string {
  switch (reason) {
    case 'shape':
      return m.reach_fault_shape();
    case 'circle':
      return m.reach_fault_circle({ at });
    case 'usual':
      return m.reach_fault_usual({ at });
    case 'kind':
      return m.reach_fault_kind({ at });
  }
}

/** A part in percent, or as much of it as may be said. */
export function partWords(part: Part): string {
  switch (part) {
    case 'nearly-all':
      return m.reach_nearly_all();
    case 'hardly-any':
      return m.reach_hardly_any();
    case null:
      return m.figure_withheld();
    default:
      return m.reach_percent({ n: formatNumber(100 * part) });
  }
}

/** Households, protected; null = fewer than 5. */
export function householdsWords(count: number | null): string {
  if (count === null) return m.reach_households_few();
  return count === 0 ? m.reach_households_none() : m.reach_households({ n: formatNumber(count) });
}

/** Places per 1,000 households, with one digit behind the point; null = withheld. */
export const placesWords = (perThousand: number | null): string =>
  perThousand === null ? m.figure_withheld() : formatNumber(perThousand, 1);
