import { m } from '../../../i18n/paraglide/messages.js';

/** Codes of the household ledger in words; an unknown code stays as it is. */
export function occupancyWords(occupancy: string): string {
  switch (occupancy) {
    case 'owner':
      return m.occupancy_owner();
    case 'rent':
      return m.occupancy_rent();
    case 'vacant':
      return m.occupancy_vacant();
    case 'unknown':
      return m.occupancy_unknown();
    default:
      return occupancy;
  }
}

export function caseStatusWords(status: string): string {
  switch (status) {
    case 'candidate':
      return m.case_candidate();
    case 'confirmed':
      return m.case_confirmed();
    case 'suspended':
      return m.case_suspended();
    case 'ended':
      return m.case_ended();
    default:
      return status;
  }
}

export function visitModeWords(mode: string): string {
  switch (mode) {
    case 'home':
      return m.visit_home();
    case 'phone':
      return m.visit_phone();
    case 'video':
      return m.visit_video();
    default:
      return mode;
  }
}
