import type { Ground } from '../ground/types.ts';
import type { OrganisationRow } from '../rows.ts';

/** Departments of the office, with the groups of incident categories that they see to. */
const DEPARTMENTS = [
  { name: '综合行政执法队', groups: ['S0101', 'S0128', 'S0136', 'S0184', 'S02', 'S04'] },
  { name: '市政养护所', groups: ['B01', 'B02', 'S0113', 'S0505', 'S0501', 'S0502'] },
  { name: '环境卫生所', groups: ['B03', 'S0110', 'S0111', 'S0112', 'S0507', 'C12'] },
  { name: '园林绿化站', groups: ['B04', 'S0117'] },
  { name: '规划建设办', groups: ['S03', 'C05'] },
  { name: '平安建设办', groups: ['C01', 'C10', 'C13', 'C15'] },
  { name: '消防救援站', groups: ['C03', 'C04', 'C14', 'S0496'] },
  { name: '社会事务办', groups: ['C02', 'C07', 'C08', 'C09'] },
  { name: '物业管理办', groups: ['C06'] }
];

export interface Organisations {
  rows: OrganisationRow[];
  office: number;
  departments: number[];
  committeeOf: Map<string, number>;
  policeOf: Map<string, number>;
  /** The department that sees to a category of incident. */
  departmentFor(category: string): number;
}

/** The office, its departments, and for each community its committee, police and property company. */
export function organisationsOf(ground: Ground, firstId: number): Organisations {
  const rows: OrganisationRow[] = [];
  const add = (kind: string, name: string, parent: number | null, area: string): number => {
    const id = firstId + rows.length;
    rows.push({ id, kind, name, parent_id: parent, area_code: area });
    return id;
  };
  const officeArea = ground.areas.find(({ level }) => level === 0);
  const officeName = (officeArea?.name ?? '').replace('（演示）', '');
  const office = add('office', `${officeName}办事处`, null, ground.office);
  const departments = DEPARTMENTS.map(({ name, groups }) => ({
    groups,
    id: add('department', `${officeName}${name}`, office, ground.office)
  }));
  const committeeOf = new Map<string, number>();
  const policeOf = new Map<string, number>();
  for (const { code, name, level } of ground.areas) {
    if (level !== 1) continue;
    const committee = add('committee', `${name}居民委员会`, office, code);
    committeeOf.set(code, committee);
    policeOf.set(code, add('police', `${name}警务室`, null, code));
    const short = name.replace('社区', '');
    add('property', `${short}物业服务有限公司`, null, code);
    add('social', `${short}社会工作服务站`, committee, code);
    add('social', `${short}老年协会`, committee, code);
  }
  return {
    rows,
    office,
    departments: departments.map(({ id }) => id),
    committeeOf,
    policeOf,
    departmentFor: (category) =>
      departments.find(({ groups }) => groups.some((group) => category.startsWith(group)))?.id ??
      departments[0]?.id ??
      office
  };
}
