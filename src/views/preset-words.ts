import { m } from '../i18n/paraglide/messages.js';
import type { Preset } from '../state/period.ts';

/** What a preset of the period is called. */
export function presetWords(preset: Preset): string {
  switch (preset) {
    case 'this_month':
      return m.period_this_month();
    case 'last_30_days':
      return m.period_last_30_days();
    case 'this_quarter':
      return m.period_this_quarter();
    case 'this_year':
      return m.period_this_year();
  }
}
