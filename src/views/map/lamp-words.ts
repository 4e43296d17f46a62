import type { Lamp } from '../../domain/lamp.ts';
import { m } from '../../i18n/paraglide/messages.js';

export function lampWords(lamp: Lamp): string {
  switch (lamp) {
    case 'on_time':
      return m.lamp_on_time();
    case 'nearly_due':
      return m.lamp_nearly_due();
    case 'late':
      return m.lamp_late();
    case 'settled':
      return m.lamp_settled();
  }
}
