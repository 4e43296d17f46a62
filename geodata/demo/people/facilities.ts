import type { Ground, GroundBuilding } from '../ground/types.ts';
import { Random } from '../random.ts';
import type { FacilityRow } from '../rows.ts';

interface Kind {
  /** Last part of the name. */
  title: string;
  hours: string | null;
  capacity: [low: number, high: number] | null;
  /** Whether it is called after its street office or community rather than by a name of its own. */
  ours?: true;
}

const KINDS: Record<string, Kind> = {
  service_hall: { title: '便民服务大厅', hours: '周一至周五 9:00–17:00', capacity: [40, 90], ours: true },
  police_room: { title: '警务室', hours: '全天', capacity: null, ours: true },
  committee_office: { title: '居委会', hours: '周一至周五 9:00–17:30', capacity: null, ours: true },
  health_station: { title: '卫生服务站', hours: '8:00–18:00', capacity: [60, 160] },
  hospital: { title: '医院', hours: '全天', capacity: [200, 600] },
  pharmacy: { title: '药店', hours: '8:00–21:30', capacity: null },
  elder_day_care: { title: '日间照料中心', hours: '8:00–18:00', capacity: [20, 50], ours: true },
  elder_canteen: { title: '长者食堂', hours: '6:30–18:30', capacity: [40, 120], ours: true },
  nursing_home: { title: '养老院', hours: '全天', capacity: [60, 150] },
  rehabilitation: { title: '残疾人康复站', hours: '周一至周五 9:00–17:00', capacity: [10, 25], ours: true },
  kindergarten: { title: '幼儿园', hours: '7:30–18:00', capacity: [120, 320] },
  school: { title: '小学', hours: null, capacity: [600, 1600] },
  college: { title: '职业学院', hours: null, capacity: [1500, 4000] },
  reading_room: { title: '图书阅览室', hours: '9:00–19:00', capacity: [20, 60], ours: true },
  activity_room: { title: '文化活动室', hours: '8:30–20:30', capacity: [30, 100], ours: true },
  sports_ground: { title: '健身广场', hours: '全天', capacity: null },
  market: { title: '农贸市场', hours: '5:30–19:00', capacity: [80, 220] },
  convenience_store: { title: '便利店', hours: '7:00–23:00', capacity: null },
  supermarket: { title: '超市', hours: '8:30–21:30', capacity: null },
  restaurant: { title: '餐馆', hours: '10:00–22:00', capacity: null },
  shop: { title: '商行', hours: '9:00–20:00', capacity: null },
  bank: { title: '储蓄所', hours: '9:00–17:00', capacity: null },
  post_office: { title: '邮政所', hours: '9:00–18:00', capacity: null },
  waste_point: { title: '垃圾分类投放点', hours: '6:30–20:30', capacity: null },
  toilet: { title: '公共厕所', hours: '全天', capacity: null },
  parking: { title: '停车场', hours: '全天', capacity: [20, 180] },
  bus_stop: { title: '公交站', hours: null, capacity: null },
  charging: { title: '充电站', hours: '全天', capacity: [6, 24] },
  fire_station: { title: '微型消防站', hours: '全天', capacity: null },
  shelter: { title: '应急避难场所', hours: '全天', capacity: [800, 3000] },
  worship: { title: '宗教活动场所', hours: null, capacity: null }
};

/** What each community has besides the real places; the share of communities that have it. */
const IN_EACH_COMMUNITY: [kind: string, count: number, share: number][] = [
  ['service_hall', 1, 1],
  ['committee_office', 1, 1],
  ['police_room', 1, 0.9],
  ['health_station', 1, 0.75],
  ['elder_day_care', 1, 0.6],
  ['elder_canteen', 1, 0.5],
  ['rehabilitation', 1, 0.35],
  ['reading_room', 1, 0.7],
  ['activity_room', 1, 0.9],
  ['waste_point', 6, 1],
  ['toilet', 2, 0.9],
  ['fire_station', 1, 0.8],
  ['charging', 2, 0.9],
  ['shelter', 1, 0.4],
  ['market', 1, 0.35],
  ['nursing_home', 1, 0.15]
];

const FIRST =
  '惠家 好邻 福满 康源 万家 佳美 鑫旺 金福 春雨 百姓 顺达 同心 民安 益寿 仁康 和顺 聚福 欣悦 美联 星语 晨光 博雅 育苗 小太阳 金色摇篮 启智 明德 蓝天 阳光 红苹果'.split(
    ' '
  );

/** Services of the office: the real places under invented names, and what an office sets up in its communities. */
export function facilitiesOf(
  ground: Ground,
  seed: number,
  firstId: number,
  firstBuildingId: number
): FacilityRow[] {
  const random = Random.of(seed, `facilities ${ground.office}`);
  const rows: FacilityRow[] = [];
  const names = new Set<string>();
  const communityName = new Map(
    ground.areas.filter(({ level }) => level === 1).map(({ code, name }) => [code, name])
  );
  const add = (kind: string, at: [number, number], area: string, building: number | undefined): void => {
    const of = KINDS[kind];
    if (of === undefined) return;
    const capacity =
      of.capacity === null || random.chance(0.12) ? null : random.whole(of.capacity[0], of.capacity[1]);
    rows.push({
      id: firstId + rows.length,
      kind_code: kind,
      name: nameOf(kind, of, area, building),
      at,
      area_code: area,
      building_id: building === undefined ? null : firstBuildingId + building,
      capacity,
      capacity_used:
        capacity === null || random.chance(0.3)
          ? null
          : Math.round(capacity * Math.min(1.1, random.between(0.35, 1.15))),
      open_hours: of.hours === null || random.chance(0.2) ? null : of.hours,
      accessible: random.chance(0.25) ? null : random.chance(0.7),
      status: random.chance(0.03) ? 'closed' : random.chance(0.01) ? 'planned' : 'open'
    });
  };
  for (const { kind, at, area, building } of ground.places) add(kind, at, area, building);
  for (const community of communityName.keys()) {
    const fit = (uses: string[]): number[] =>
      ground.buildings.flatMap((building, i) =>
        building.area.startsWith(community) && uses.includes(building.use) ? [i] : []
      );
    const rooms = fit(['public', 'commercial', 'mixed']);
    const homes = fit(['residential', 'mixed', 'self_built']);
    for (const [kind, count, share] of IN_EACH_COMMUNITY) {
      if (!random.chance(share)) continue;
      const known = rows.filter(
        (row) => row.kind_code === kind && row.area_code.startsWith(community)
      ).length;
      for (let i = known; i < count; i += 1) {
        const outside = ['waste_point', 'toilet', 'charging', 'shelter', 'sports_ground'].includes(kind);
        const free = outside || rooms.length === 0 ? homes : rooms;
        const aside = outside ? ground.streetside.filter(({ area }) => area.startsWith(community)) : [];
        const streetside = aside.length > 0 ? random.pick(aside) : undefined;
        const index = free.length > 0 ? random.pick(free) : -1;
        const building = ground.buildings[index];
        if (streetside !== undefined) add(kind, streetside.at, streetside.area, undefined);
        else if (building !== undefined) add(kind, building.inside, building.area, index);
      }
    }
  }
  return rows;

  function nameOf(kind: string, of: Kind, area: string, building: number | undefined): string {
    const community = communityName.get(area.slice(0, ground.office.length + 3)) ?? '';
    const place: GroundBuilding | undefined = building === undefined ? undefined : ground.buildings[building];
    const street = (place?.address ?? '').replace(/\d+号$/u, '') || nearestStreet(area);
    const options =
      of.ours === true
        ? [`${community}${of.title}`, `${street}${of.title}`]
        : [
              'bus_stop',
              'parking',
              'waste_point',
              'toilet',
              'sports_ground',
              'charging',
              'shelter',
              'post_office',
              'bank',
              'hospital'
            ].includes(kind)
          ? [`${street}${of.title}`, `${community.replace('社区', '')}${of.title}`]
          : kind === 'school'
            ? [`${street}${random.pick(['小学', '中学', '实验学校'])}`]
            : [`${random.pick(FIRST)}${of.title}`, `${street}${of.title}`];
    for (const option of options) if (take(option)) return option;
    for (let number = 2; ; number += 1) {
      const option = `${options[0] ?? of.title}${of.ours === true ? `第${number}点` : `（${number}）`}`;
      if (take(option)) return option;
    }
  }

  function nearestStreet(area: string): string {
    return ground.streetside.find((place) => place.area === area && place.street !== '')?.street ?? '';
  }

  function take(name: string): boolean {
    if (names.has(name)) return false;
    names.add(name);
    return true;
  }
}
