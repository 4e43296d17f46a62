import type { Configuration } from '../../../data/configuration.ts';
import { m } from '../../../i18n/paraglide/messages.js';

const GROUND = '© OpenStreetMap contributors';

/** Whose ground is drawn, and the review number of the map where there is one. */
export function creditWords(tiles: Configuration['tiles']): string {
  const number = tiles?.reviewNumber ?? null;
  return number === null ? GROUND : `${GROUND} · ${m.map_review_number()} ${number}`;
}
