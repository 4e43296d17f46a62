import { existsSync } from 'node:fs';

/** The browser for tests and pictures: `CHROMIUM_PATH`, or where Debian puts it. */
export const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

const POSTGRESQL_FILES = [
  '/usr/lib/postgresql/15/bin/initdb',
  '/usr/share/postgresql/15/extension/postgis.control',
  '/usr/share/postgresql/15/extension/pgtap.control'
];

/** Why the browser tests cannot run here, or undefined when they can. */
export function chromiumMissing(): string | undefined {
  if (existsSync(CHROMIUM)) return undefined;
  // Without the font every Chinese label is a row of empty boxes.
  return (
    `There is no Chromium at ${CHROMIUM}. On Debian: apt-get install chromium fonts-noto-cjk. ` +
    'Elsewhere set CHROMIUM_PATH to a Chromium or Chrome.'
  );
}

/** Why the database tests cannot run here, or undefined when they can. */
export function postgresqlMissing(): string | undefined {
  const missing = POSTGRESQL_FILES.filter((path) => !existsSync(path));
  if (missing.length === 0) return undefined;
  return (
    `PostgreSQL 15 with PostGIS and pgTAP is not complete (no ${missing.join(', ')}). ` +
    'On Debian: apt-get install postgresql-15-postgis-3 postgresql-15-pgtap.'
  );
}

if (import.meta.main) {
  const reason = chromiumMissing();
  if (reason !== undefined) {
    console.error(reason);
    process.exitCode = 1;
  }
}
