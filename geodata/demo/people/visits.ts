import { DAY, HOUR, midnight } from '../calendar.ts';
import { Random } from '../random.ts';
import type { CaseRow, VisitRow } from '../rows.ts';

const NEEDS: Record<string, string[]> = {
  dibao: ['临时救助', '就业帮扶', '医疗救助', '冬季取暖'],
  housing: ['公租房申请', '危房维修', '漏雨维修'],
  unemployed: ['岗位推荐', '技能培训', '社保补贴'],
  disabled: ['辅具适配', '无障碍改造', '护理补贴', '康复训练'],
  empty_nest: ['日间照料', '助餐', '陪同就医', '应急呼叫器'],
  left_behind: ['课后看护', '心理关怀', '联系家长'],
  severe_illness: ['医疗救助', '大病保险', '护工']
};
const GIVEN = [
  '米面油一份',
  '慰问金200元',
  '慰问金500元',
  '棉被一床',
  '药品一份',
  '防滑垫和扶手',
  '学习用品一套',
  '取暖补助'
];

/** Visits of the last two years: at the interval agreed, more or less; mostly nothing has changed; some are overdue. */
export function visitsOf(cases: CaseRow[], today: string, seed: number, office: string): VisitRow[] {
  const random = Random.of(seed, `visits ${office}`);
  const end = midnight(today);
  const rows: VisitRow[] = [];
  for (const each of cases) {
    if (each.status === 'candidate') continue;
    const every = (each.visit_every_days ?? 240) * 1.15;
    const last = Math.min(end, each.valid_to === null ? end : midnight(each.valid_to)) - DAY;
    // Not seen for a long time, in spite of the interval.
    const forgotten = random.chance(0.08) ? random.whole(120, 400) * DAY : 0;
    let day = Math.max(midnight(each.valid_from), end - 730 * DAY) + random.next() * every * DAY;
    for (; day < last - forgotten; day += every * random.between(0.75, 1.4) * DAY) {
      const changed = random.chance(0.11);
      const wishes = NEEDS[each.category_code] ?? ['临时救助', '政策咨询'];
      rows.push({
        household_id: each.household_id,
        area_code: each.area_code,
        case_id: each.id,
        staff_id: each.responsible_staff_id,
        visited_at: Math.floor(day / DAY) * DAY + Math.round(random.between(1, 10.5) * 60) * (HOUR / 60),
        mode: random.weighted(
          ['home', 'phone', 'video'] as const,
          (mode) => ({ home: 76, phone: 22, video: 2 })[mode]
        ),
        changed,
        needs: changed || random.chance(0.16) ? [random.pick(wishes)] : [],
        given: random.chance(0.17) ? random.pick(GIVEN) : '',
        note: changed ? '情况有变化，已登记' : random.chance(0.5) ? '情况无变化' : ''
      });
    }
  }
  return rows;
}
