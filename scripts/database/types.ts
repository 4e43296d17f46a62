import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { supabase } from './fresh.ts';

/** Where the generated types live. */
export const TYPES_FILE = join(import.meta.dirname, '../../src/data/database.types.ts');

const HEADER = '// Generated from the migrations by `npm run db:types`. Not to be edited by hand.\n\n';

/** The types of the public schema as TypeScript, in our formatting. */
export async function generatedTypes(url: string): Promise<string> {
  const printed = supabase(['gen', 'types', '--schema', 'public', `--remote=${url}`]);
  return format(HEADER + printed, { ...(await resolveConfig(TYPES_FILE)), filepath: TYPES_FILE });
}
