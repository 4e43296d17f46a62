import { cell, type Line } from './access-tables.ts';
import type { Hat, Person } from './office.ts';

/** A row as the owner of the database sees it. */
export interface Row {
  readonly key: string;
  /** Area code in which it lies; null where it lies nowhere. */
  readonly place: string | null;
  /** User that it is about; null where it is about nobody. */
  readonly about: string | null;
}

const OFFICE_DIGITS = 9;
const COMMUNITY_DIGITS = 12;
/** The offices of the fixture. */
const OFFICES = 2;

/** Whether a person lacks the very privilege: what nobody without a role is refused, nobody who signs in is. */
export function refused(line: Line, person: Person): boolean {
  return cell(line, person.userId === null ? 'anonymous' : 'no_role') === 'refused';
}

/** Whether the line of the matrix gives a row to a person: one of his roles must. */
export function given(line: Line, person: Person, row: Row): boolean {
  if (person.userId === null) return says(cell(line, 'anonymous'), person, undefined, row);
  if (person.hats.length === 0) return says(cell(line, 'no_role'), person, undefined, row);
  return person.hats.some((hat) => says(cell(line, hat.role), person, hat, row));
}

function says(words: string, person: Person, hat: Hat | undefined, row: Row): boolean {
  return words.split(',').some((word) => saysWord(word.trim(), person, hat, row));
}

function saysWord(word: string, person: Person, hat: Hat | undefined, row: Row): boolean {
  const within = (codes: readonly string[]) => codes.some((code) => row.place?.startsWith(code));
  switch (word) {
    case 'all':
      return true;
    case 'everywhere':
      return (
        new Set(person.hats.filter(({ role }) => role === hat?.role).map(({ scope }) => scope)).size ===
        OFFICES
      );
    case 'office':
      return within(person.hats.map(({ scope }) => scope.slice(0, OFFICE_DIGITS)));
    case 'colleagues':
      return hat !== undefined && within(worksIn(hat).map((code) => code.slice(0, OFFICE_DIGITS)));
    case 'scope':
      return hat !== undefined && within([hat.scope]);
    case 'community':
      return hat !== undefined && within(hat.cells.map((code) => code.slice(0, COMMUNITY_DIGITS)));
    case 'cells':
      return hat !== undefined && within(hat.cells);
    case 'own':
      return row.about === person.userId;
    case 'others':
      return hat !== undefined && within([hat.scope]) && row.about !== person.userId;
    case 'none':
    case 'refused':
      return false;
    default:
      throw new Error(`docs/access.md does not explain the word "${word}"`);
  }
}

const worksIn = (hat: Hat) => (hat.role === 'grid_worker' ? hat.cells : [hat.scope]);
