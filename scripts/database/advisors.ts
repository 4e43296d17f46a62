import { supabase } from './fresh.ts';

interface Advice {
  level: string;
  name: string;
  detail: string;
  metadata?: { schema?: string };
}

/** Schemas that come with Supabase, with our stand-in for it, or with the sign-in service. */
const NOT_OURS = new Set(['auth', 'extensions', 'realtime', 'storage', 'supabase_migrations', 'vault']);

/** What Supabase's security advisor has against our schema at level warn or error, one sentence each. */
export function securityAdvice(url: string): string[] {
  const printed = supabase([
    ...['--output-format', 'json', 'db', 'advisors', '--type', 'security'],
    ...['--level', 'warn', '--fail-on', 'none', `--remote=${url}`]
  ]);
  const { results } = JSON.parse(printed) as { results: Advice[] };
  return results
    .filter(({ metadata }) => !NOT_OURS.has(metadata?.schema ?? 'public'))
    .map(({ level, name, detail }) => `${level} ${name}: ${detail}`);
}
