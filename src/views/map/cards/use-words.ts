import { m } from '../../../i18n/paraglide/messages.js';

/** What a building is used for, in words; an unknown code stays as it is. */
export function useWords(use: string): string {
  switch (use) {
    case 'residential':
      return m.use_residential();
    case 'self_built':
      return m.use_self_built();
    case 'large_rental':
      return m.use_large_rental();
    case 'commercial':
      return m.use_commercial();
    case 'public':
      return m.use_public();
    case 'industrial':
      return m.use_industrial();
    case 'storage':
      return m.use_storage();
    case 'mixed':
      return m.use_mixed();
    default:
      return use;
  }
}
