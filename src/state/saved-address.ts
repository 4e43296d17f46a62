import type { SavedView } from '../data/views.ts';
import { NOWHERE, readAddress, writeAddress, type Address } from './address.ts';
import { PRESETS, presetPeriod, type Period, type Preset } from './period.ts';

export const NAME_LIMIT = 80;
const QUERY_LIMIT = 2000;

type Kept = Pick<SavedView, 'room' | 'query' | 'period'>;

/** What is wrong with a name; null = nothing. Whether one's own other views have it is asked by the letter, small or capital. */
export function nameFault(name: string, others: readonly string[]): 'empty' | 'long' | 'taken' | null {
  const trimmed = soundName(name);
  if (trimmed === '') return 'empty';
  // Counted as the database counts them: by code points.
  if (Array.from(trimmed).length > NAME_LIMIT) return 'long';
  return others.some((other) => other.toLowerCase() === trimmed.toLowerCase()) ? 'taken' : null;
}

/** A name as it is kept: one line, no spaces around it. */
export const soundName = (name: string): string => name.replaceAll(/\p{Cc}+/gu, ' ').trim();

/**
 * What is kept of an address. Theme and language are the reader's and not the view's; the office stands beside it.
 * @param period the days that are shown.
 * @param moving the preset that shall move along with the day; null = just these days.
 * @returns null for an address that is too long to be kept.
 */
export function keptAddress(address: Address, period: Period, moving: Preset | null): Kept | null {
  const { room } = address;
  if (room !== 'review' && room !== 'review/report') return null;
  const days = moving === null ? period : { from: null, to: null };
  const whole = writeAddress({ ...address, ...days, office: null, saved: null, theme: null, lang: null });
  const query = whole.split('?')[1] ?? '';
  return query.length > QUERY_LIMIT ? null : { room, query, period: moving };
}

/**
 * The address that a view stands for on a day. It is read as forgivingly as any address; what it says of another office
 * than its own is left out.
 */
export function addressOf(view: Kept & { readonly office_code: string }, today: string): Address {
  const address = readAddress(new URL(`http://localhost/${view.room}?${view.query}`));
  const preset = PRESETS.find((one) => one === view.period);
  const { selection } = address;
  const elsewhere = selection?.kind === 'area' && !selection.code.startsWith(view.office_code);
  return {
    ...address,
    ...(preset === undefined ? {} : { from: presetPeriod(preset, today).from, to: null }),
    selection: elsewhere ? null : selection,
    office: null,
    saved: null,
    theme: null,
    lang: null
  };
}

/** Path and query of the link to a view. */
export const linkTo = ({ id, room }: Pick<SavedView, 'id' | 'room'>): string =>
  writeAddress({ ...NOWHERE, room, saved: id });
