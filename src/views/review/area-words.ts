import type { Areas } from '../../state/areas.svelte.ts';
import type { Names } from '../../state/names.svelte.ts';

/** The name of an area after that of its community; empty for an unknown code. */
export function pathName(areas: Areas, names: Names, code: string): string {
  const path = areas.path(code).filter(({ level }) => level > 0);
  const [community] = path;
  const own = areas.get(code);
  if (own === undefined || community === undefined || path.length < 2) return own ? names.own(own) : '';
  return `${names.own(community)} ${names.own(own)}`;
}
