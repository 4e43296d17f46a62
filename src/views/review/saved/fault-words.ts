import { m } from '../../../i18n/paraglide/messages.js';
import { NAME_LIMIT } from '../../../state/saved-address.ts';
import type { KeepFault } from '../../../state/saved-views.svelte.ts';

/** Why a view was not kept, and what to do. */
export function faultWords(fault: KeepFault): string {
  switch (fault) {
    case 'empty':
      return m.saved_fault_empty();
    case 'long':
      return m.saved_fault_long({ n: NAME_LIMIT });
    case 'taken':
      return m.saved_fault_taken();
    case 'too_much':
      return m.saved_fault_too_much();
    case 'too_many':
      return m.saved_fault_too_many();
    case 'gone':
      return m.saved_fault_gone();
  }
}
