import type { Role } from '../domain/role.ts';
import { m } from '../i18n/paraglide/messages.js';

interface Words {
  readonly name: string;
  /** What this kind of work sees, in one line. */
  readonly sees: string;
}

export function roleWords(role: Role): Words {
  switch (role) {
    case 'leader':
      return { name: m.role_leader(), sees: m.role_leader_sees() };
    case 'planner':
      return { name: m.role_planner(), sees: m.role_planner_sees() };
    case 'supervisor':
      return { name: m.role_supervisor(), sees: m.role_supervisor_sees() };
    case 'grid_worker':
      return { name: m.role_grid_worker(), sees: m.role_grid_worker_sees() };
    case 'data_steward':
      return { name: m.role_data_steward(), sees: m.role_data_steward_sees() };
    case 'community_admin':
      return { name: m.role_community_admin(), sees: m.role_community_admin_sees() };
    case 'administrator':
      return { name: m.role_administrator(), sees: m.role_administrator_sees() };
    case 'wall':
      return { name: m.role_wall(), sees: m.role_wall_sees() };
  }
}
