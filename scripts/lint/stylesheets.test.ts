import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '../../src');
const COLOUR = /:[^;{}]*(#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\()/i;

it('no stylesheet but the tokens writes a colour out', () => {
  const sheets = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.css')
  );
  const offenders = sheets.filter((path) => !/(^|[\\/])ui[\\/]tokens\.css$/.test(path));
  expect(offenders.filter((path) => COLOUR.test(readFileSync(join(SOURCE, path), 'utf8')))).toEqual([]);
});
