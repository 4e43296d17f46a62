import type { Access } from '../data/access.ts';
import type { Office } from '../data/offices.ts';
import type { Role } from '../domain/role.ts';

/** With several roles, the first of these says what the page begins with. */
const LANDING: readonly Role[] = [
  'leader',
  'supervisor',
  'planner',
  'community_admin',
  'data_steward',
  'grid_worker',
  'administrator',
  'wall'
];

/** The grants that say what the page begins with: those of the first role there is. */
export function landingGrants(grants: Access['grants']): Access['grants'] {
  return (
    LANDING.map((role) => grants.filter((grant) => grant.role === role)).find(({ length }) => length > 0) ??
    []
  );
}

/** Whether one page can not show all that was granted: it is wider than a street office, or lies in several places. */
export function mustChoose({ grants }: Access, officeLength: number): boolean {
  const landing = landingGrants(grants);
  // A grid worker has his cells, wherever they are granted.
  if (landing[0]?.role === 'grid_worker') return false;
  return landing.length > 1 || landing.some(({ scope }) => scope.length < officeLength);
}

/**
 * What there is to choose from: every office within a wide grant, and each narrower grant as it is.
 * @param offices all that the reader may see.
 */
export function choicesOf({ grants }: Access, offices: readonly Office[], officeLength: number): Office[] {
  const found = new Map<string, string>();
  for (const { scope, scope_name } of landingGrants(grants)) {
    if (scope.length >= officeLength) found.set(scope, scope_name ?? scope);
    else for (const { code, name } of offices) if (code.startsWith(scope)) found.set(code, name);
  }
  return [...found].map(([code, name]) => ({ code, name })).sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The same rights as far as they concern one of the choices. The database holds whatever the page asks. */
export function within(access: Access, code: string, officeLength: number): Access {
  const [first] = landingGrants(access.grants);
  const grants = access.grants.flatMap((grant) => {
    if (grant.role !== first?.role) return [grant];
    return code.startsWith(grant.scope) ? [{ ...grant, scope: code }] : [];
  });
  return { ...access, grants, offices: [code.slice(0, officeLength)] };
}
