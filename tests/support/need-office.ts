import type { Statements } from '../../supabase/embedded/database.ts';

/** The office that the attack on protected counts is tried on. */
export const OFFICE = '990100001';
export const LEADER = '00000000-0000-4000-8000-0000000000aa';

/** How common each kind of need is, beside the most common. */
const CATEGORIES = {
  dibao: 1,
  housing: 0.5,
  unemployed: 0.33,
  disabled: 0.25,
  empty_nest: 0.2,
  left_behind: 0.17,
  severe_illness: 0.14,
  orphan: 0.125
};

/** Numbers in [0, 1), the same for the same seed (a linear congruential generator, modulus 2^32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Loads an office of `communities` communities, each of 3 groups of 2 sectors of 2 to 5 building grids, with
 * cells that are uneven as in life: some of two households, some of none, most of 15 to 80. Need is
 * clustered, so that there are many small counts and a few large ones. The month is 2026-11.
 */
export async function loadNeedOffice(
  database: Statements,
  options: { seed: number; communities: number; categories?: Record<string, number> }
): Promise<void> {
  const random = numbersFrom(options.seed);
  const codes: [code: string, level: number, parent: string | null][] = [[OFFICE, 0, null]];
  const leaves: string[] = [];
  const two = (n: number) => String(n).padStart(2, '0');
  for (let c = 1; c <= options.communities; c += 1) {
    const community = `${OFFICE}${String(c).padStart(3, '0')}`;
    codes.push([community, 1, OFFICE]);
    for (let g = 1; g <= 3; g += 1) {
      const group = community + two(g);
      codes.push([group, 2, community]);
      for (let s = 1; s <= 2; s += 1) {
        const sector = group + two(s);
        codes.push([sector, 3, group]);
        const cells = 2 + Math.floor(random() * 4);
        for (let b = 1; b <= cells; b += 1) {
          codes.push([sector + two(b), 4, sector]);
          leaves.push(sector + two(b));
        }
      }
    }
  }

  const categories = Object.entries(options.categories ?? CATEGORIES);
  const households: string[] = [];
  const cases: string[] = [];
  const buildings: string[] = [];
  let household = 0;
  leaves.forEach((leaf, at) => {
    const draw = random();
    const homes =
      draw < 0.06 ? 0 : draw < 0.14 ? 2 + Math.floor(random() * 7) : 15 + Math.floor(random() * 65);
    const share = random() < 0.25 ? 0.3 : 0.09;
    const [lng, lat] = [71.44 + 0.0015 * (at % 12), 51.157 + 0.001 * Math.floor(at / 12)];
    const building = at + 1;
    buildings.push(
      `(${building}, 'B${building}', '${leaf}', 6, extensions.st_multi(extensions.st_makeenvelope(${lng}, ${lat}, ${lng + 0.0003}, ${lat + 0.0002}, 4326)))`
    );
    for (let home = 0; home < homes; home += 1) {
      household += 1;
      households.push(`(${household}, ${building}, '${leaf}', ${1 + Math.floor(random() * 5)})`);
      for (const [category, weight] of categories) {
        if (random() > share * weight) continue;
        const since = `date '2024-01-01' + ${Math.floor(random() * 1000)}`;
        const lasts = random() < 0.4 ? `${since} + ${60 + Math.floor(random() * 700)}` : 'null';
        cases.push(`(${household}, '${leaf}', '${category}', 'confirmed', ${since}, ${lasts})`);
      }
    }
  });

  await database.exec(`
    set wangge.loading = 'on';
    update private.secrets set value = 'a key for tests' where key = 'rounding';
    update public.settings set value = '32642' where key = 'metric_srid';
    insert into public.area_codes (code, level, parent_code) values
      ${codes.map(([code, level, parent]) => `('${code}', ${level}, ${parent === null ? 'null' : `'${parent}'`})`).join(',')};
    insert into public.plans (community_code, name, status, valid_from)
      select code, 'First plan', 'published', date '2024-01-01' from public.area_codes where level = 1;
    insert into public.areas (plan_id, code, parent_code, level, name, outline, valid_from)
      select plans.id, area_codes.code, area_codes.parent_code, area_codes.level, 'Area ' || area_codes.code,
        extensions.st_multi(extensions.st_makeenvelope(71.44, 51.157, 71.46, 51.17, 4326)),
        case when area_codes.level < 2 then date '2020-01-01' end
      from public.area_codes
      left join public.plans on area_codes.level > 1 and starts_with(area_codes.code, plans.community_code);
    insert into public.buildings (id, code, area_code, floors, footprint) values ${buildings.join(',')};
    insert into public.households (id, building_id, area_code, size) values ${households.join(',')};
    insert into public.hardship_cases (household_id, area_code, category_code, status, valid_from, valid_to) values ${cases.join(',')};
    insert into auth.users (id, email) values ('${LEADER}', 'leader@example.org') on conflict do nothing;
    insert into public.role_grants (user_id, role, scope_code, valid_from) values ('${LEADER}', 'leader', '${OFFICE}', date '2020-01-01');
    reset wangge.loading;
  `);
}
