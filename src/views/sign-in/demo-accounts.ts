import type { Role } from '../../domain/role.ts';

/** The accounts that come with the demonstration. Their password is printed at every start: it guards nothing real. */
const NAMES: Readonly<Record<Role, string>> = {
  leader: 'leader',
  planner: 'planner',
  supervisor: 'supervisor',
  grid_worker: 'worker',
  data_steward: 'steward',
  community_admin: 'community',
  administrator: 'admin',
  wall: 'wall'
};

export interface Account {
  readonly email: string;
  readonly password: string;
}

export function demoAccount(role: Role): Account {
  return { email: `${NAMES[role]}@demo.wangge`, password: 'wangge-demo' };
}
