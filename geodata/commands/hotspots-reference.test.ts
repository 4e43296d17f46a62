import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { command } from './hotspots.ts';

/** Real areas, and what spdep 1.2-7 for R computes of them. They lie beside the project, not in it. */
const DATA = `${process.cwd()}/../shared/data/statistics/`;
const present = existsSync(`${DATA}reference/global_spdep.json`);
const beside = present ? '' : ' (skipped: ../shared/data is absent)';

type Row = Record<string, string>;
interface Answer {
  moran: Record<string, number>;
  areas: Record<string, unknown>[];
}

const textOf = (path: string): string => readFileSync(DATA + path, 'utf8');

/** Rows of a CSV file whose fields hold no commas. */
function rowsOf(path: string): Row[] {
  const [header = [], ...rows] = textOf(path)
    .trim()
    .split(/\r?\n/)
    .map((line) => line.replaceAll('"', '').split(','));
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}

async function answer(line: string, made: Record<string, string> = {}): Promise<Answer> {
  const written: string[] = [];
  await command(`${line} --permutations 9 --json`.split(' '), {
    language: 'en',
    readText: (path) => Promise.resolve(made[path] ?? readFile(path, 'utf8')),
    write: (text) => written.push(text)
  });
  return JSON.parse(written.join('')) as Answer;
}

/** R prints 15 digits; the last ones differ with the order in which a machine adds. */
function agree(ours: unknown, printed: unknown, what: string): void {
  const [value, expected] = [Number(ours), Number(printed)];
  expect(Math.abs(value - expected), what).toBeLessThanOrEqual(1e-13 * Math.abs(expected));
}

describe.skipIf(!present)(`wangge hotspots beside R${beside}`, () => {
  const global = JSON.parse(present ? textOf('reference/global_spdep.json') : '{}') as Record<
    string,
    Record<string, number>
  >;
  const columbus = `${DATA}columbus/columbus.geojson`;
  const sids = `${DATA}sids2/sids2.geojson --id FIPSNO --weights ${DATA}sids2/sids2.gal`;

  it.each([
    ['columbus_CRIME_queen_W', `${columbus} --value CRIME --weights queen`],
    ['columbus_CRIME_rook_W', `${columbus} --value CRIME --weights rook`],
    ['columbus_INC_queen_W', `${columbus} --value INC --weights queen`],
    ['columbus_INC_rook_W', `${columbus} --value INC --weights rook`],
    ['columbus_HOVAL_queen_W', `${columbus} --value HOVAL --weights ${DATA}columbus/queen_poly2nb.gal`],
    ['columbus_HOVAL_rook_W', `${columbus} --value HOVAL --weights ${DATA}columbus/rook_poly2nb.gal`],
    ['oldcol_CRIME_W', `old.geojson --value CRIME --id NEIG --weights ${DATA}oldcol/COL_nb.gal`],
    ['oldcol_INC_W', `old.geojson --value INC --id NEIG --weights ${DATA}oldcol/COL_nb.gal`],
    ['oldcol_HOVAL_W', `old.geojson --value HOVAL --id NEIG --weights ${DATA}oldcol/COL_nb.gal`],
    ['sids2_SIDR74_galW', `${sids} --value SIDR74`],
    ['sids2_SIDR79_galW', `${sids} --value SIDR79`]
  ])('gives the global figures of %s', async (name, line) => {
    const features = rowsOf('oldcol/COL_OLD.csv').map((properties) => ({ geometry: null, properties }));
    const { moran } = await answer(line, {
      'old.geojson': JSON.stringify({ type: 'FeatureCollection', features })
    });
    const printed = global[name];
    agree(moran['i'], printed?.['I'], 'I');
    agree(moran['expected'], printed?.['EI'], 'expected');
    agree(moran['variance'], printed?.['VI_rand'], 'variance');
    agree(moran['z'], printed?.['z_rand'], 'z');
    agree(moran['p'], printed?.['p_rand_greater'], 'p');
  });

  it.each([
    ['columbus_CRIME_queen', `${columbus} --id POLYID --value CRIME`],
    ['sids2_SIDR74_gal', `${sids} --value SIDR74`]
  ])('gives the local figures of %s', async (name, line) => {
    const { areas } = await answer(line);
    const rows = rowsOf(`reference/${name}_local_spdep.csv`);
    expect(areas.map(({ id }) => String(id))).toEqual(rows.map(({ id }) => id));
    areas.forEach((area, at) => {
      const row = rows[at] ?? {};
      const names = {
        ...{ local_i: 'Ii', expected: 'E_Ii', variance: 'Var_Ii', z: 'Z_Ii', p: 'p_two_sided' },
        ...{ gi_z: 'G_i_z', gi_star_z: 'Gstar_i_z' }
      };
      for (const [key, column] of Object.entries(names))
        agree(area[key], row[column], `${key} of area ${String(area['id'])}`);
      expect(area['quadrant']).toBe(row['quadrant']);
    });
  });

  it('gives the empirical Bayes index of the sudden infant deaths', async () => {
    const { moran } = await answer(`${sids} --value SID79 --base BIR79`);
    agree(moran['i'], global['sids2_EBI_SID79_BIR79']?.['EBI'], 'EBI');
  });

  it.each(['queen', 'rook'])('finds the neighbours that spdep finds in Columbus (%s)', async (kind) => {
    const { areas } = await answer(`${columbus} --value CRIME --weights ${kind}`);
    const lines = textOf(`columbus/${kind}_poly2nb.gal`).trim().split('\n').slice(1);
    const counts = lines.filter((_, at) => at % 2 === 0).map((line) => Number(line.split(' ')[1]));
    expect(areas.map(({ neighbours }) => neighbours)).toEqual(counts);
  });
});
