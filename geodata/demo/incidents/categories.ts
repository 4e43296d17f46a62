/** How incidents of one category come about. */
export interface Habit {
  /** Share of all incidents, in thousandths, roughly. */
  weight: number;
  /** Where they happen. */
  place: 'street' | 'home' | 'building' | 'shop';
  /** Chances over the day, by hour from 0; see `rhythm.ts`. */
  day: 'street' | 'home' | 'night' | 'trade' | 'works';
  /** Busier months, 1 to 12. */
  season?: 'winter' | 'summer' | 'heating' | 'dry';
  /** Share that the finder settles at once. */
  selfHandled: number;
  titles: string[];
}

export const HABITS: Record<string, Habit> = {
  B0101: {
    weight: 8,
    place: 'street',
    day: 'street',
    selfHandled: 0.02,
    titles: ['上水井盖破损', '上水井盖松动异响']
  },
  B0102: {
    weight: 14,
    place: 'street',
    day: 'street',
    selfHandled: 0.02,
    titles: ['污水井盖缺失', '污水井冒溢', '污水井盖下沉']
  },
  B0137: {
    weight: 18,
    place: 'street',
    day: 'night',
    season: 'winter',
    selfHandled: 0,
    titles: ['路灯不亮', '路灯杆倾斜']
  },
  B0146: {
    weight: 8,
    place: 'home',
    day: 'street',
    selfHandled: 0.1,
    titles: ['健身器材损坏', '健身器材松动']
  },
  B0217: {
    weight: 7,
    place: 'street',
    day: 'street',
    selfHandled: 0.03,
    titles: ['交通护栏倾倒', '护栏缺失']
  },
  B0225: {
    weight: 7,
    place: 'shop',
    day: 'street',
    selfHandled: 0.2,
    titles: ['停放点标线不清', '停放架损坏']
  },
  B0305: {
    weight: 16,
    place: 'home',
    day: 'street',
    selfHandled: 0.25,
    titles: ['垃圾箱满溢', '垃圾箱破损']
  },
  B0402: {
    weight: 9,
    place: 'street',
    day: 'street',
    season: 'summer',
    selfHandled: 0.05,
    titles: ['行道树枯死', '树枝折断', '树枝遮挡信号灯']
  },
  S0101: {
    weight: 20,
    place: 'home',
    day: 'works',
    season: 'summer',
    selfHandled: 0.02,
    titles: ['楼顶搭建彩钢房', '占用公共绿地搭建', '封闭露台']
  },
  S0110: {
    weight: 92,
    place: 'home',
    day: 'street',
    season: 'summer',
    selfHandled: 0.5,
    titles: ['楼前暴露垃圾', '垃圾未入箱', '散落生活垃圾']
  },
  S0111: {
    weight: 34,
    place: 'home',
    day: 'works',
    season: 'summer',
    selfHandled: 0.12,
    titles: ['装修垃圾堆积', '积存渣土']
  },
  S0112: {
    weight: 48,
    place: 'street',
    day: 'street',
    selfHandled: 0.45,
    titles: ['路面污渍', '路面落叶未清', '路面油污']
  },
  S0113: {
    weight: 26,
    place: 'street',
    day: 'street',
    season: 'summer',
    selfHandled: 0,
    titles: ['路面坑洼', '人行道砖破损', '路缘石损坏']
  },
  S0117: {
    weight: 26,
    place: 'home',
    day: 'street',
    season: 'summer',
    selfHandled: 0.4,
    titles: ['绿地内有杂物', '绿地垃圾']
  },
  S0128: {
    weight: 22,
    place: 'shop',
    day: 'trade',
    season: 'summer',
    selfHandled: 0.3,
    titles: ['商铺音响扰民', '高音喇叭叫卖']
  },
  S0136: {
    weight: 58,
    place: 'home',
    day: 'street',
    selfHandled: 0.5,
    titles: ['楼道堆物', '人行道堆放物料', '单元门口堆杂物']
  },
  S0184: {
    weight: 20,
    place: 'home',
    day: 'home',
    season: 'summer',
    selfHandled: 0.35,
    titles: ['遛狗不牵绳', '饲养大型犬']
  },
  S0201: {
    weight: 44,
    place: 'home',
    day: 'street',
    selfHandled: 0.7,
    titles: ['楼道小广告', '灯杆粘贴小广告', '墙面喷涂广告']
  },
  S0301: {
    weight: 18,
    place: 'home',
    day: 'night',
    season: 'summer',
    selfHandled: 0.2,
    titles: ['夜间施工', '装修噪声']
  },
  S0304: {
    weight: 12,
    place: 'street',
    day: 'works',
    season: 'dry',
    selfHandled: 0.05,
    titles: ['工地扬尘', '渣土车未苫盖']
  },
  S0401: {
    weight: 34,
    place: 'street',
    day: 'trade',
    season: 'summer',
    selfHandled: 0.5,
    titles: ['流动摊贩', '无照售卖水果']
  },
  S0406: {
    weight: 40,
    place: 'shop',
    day: 'trade',
    season: 'summer',
    selfHandled: 0.45,
    titles: ['占道摆摊', '商铺占道经营', '烧烤摊占道']
  },
  S0410: {
    weight: 48,
    place: 'shop',
    day: 'street',
    season: 'summer',
    selfHandled: 0.55,
    titles: ['共享单车乱停', '电动车占用盲道', '单车堆积']
  },
  S0496: {
    weight: 40,
    place: 'home',
    day: 'night',
    selfHandled: 0.4,
    titles: ['私家车占用消防通道', '消防通道堵塞']
  },
  S0501: {
    weight: 8,
    place: 'street',
    day: 'home',
    season: 'winter',
    selfHandled: 0,
    titles: ['供水管爆裂', '路面跑水']
  },
  S0502: {
    weight: 2,
    place: 'building',
    day: 'home',
    season: 'heating',
    selfHandled: 0,
    titles: ['燃气异味', '燃气管漏气']
  },
  S0505: {
    weight: 3,
    place: 'street',
    day: 'street',
    season: 'summer',
    selfHandled: 0,
    titles: ['路面塌陷']
  },
  S0507: {
    weight: 26,
    place: 'street',
    day: 'street',
    season: 'winter',
    selfHandled: 0.35,
    titles: ['路面积雪结冰', '楼顶冰溜', '台阶结冰']
  },
  C01: {
    weight: 38,
    place: 'home',
    day: 'home',
    selfHandled: 0.55,
    titles: ['邻里纠纷', '停车纠纷', '漏水纠纷', '家庭纠纷']
  },
  C02: {
    weight: 50,
    place: 'home',
    day: 'home',
    selfHandled: 0.35,
    titles: ['咨询社保办理', '申请居住证明', '要求增设路灯', '暖气不热']
  },
  C03: {
    weight: 36,
    place: 'building',
    day: 'works',
    selfHandled: 0.35,
    titles: ['灭火器过期', '楼道堆放可燃物', '消防栓无水']
  },
  C04: {
    weight: 16,
    place: 'building',
    day: 'home',
    season: 'heating',
    selfHandled: 0.15,
    titles: ['私拉电线', '燃气软管老化']
  },
  C05: {
    weight: 14,
    place: 'home',
    day: 'works',
    season: 'summer',
    selfHandled: 0.02,
    titles: ['外墙皮脱落', '屋面漏雨', '墙体开裂']
  },
  C06: {
    weight: 46,
    place: 'home',
    day: 'home',
    selfHandled: 0.2,
    titles: ['电梯故障', '物业不清扫', '门禁损坏', '停车收费争议']
  },
  C07: { weight: 14, place: 'home', day: 'works', selfHandled: 0.6, titles: ['独居老人探访', '残疾人求助'] },
  C08: {
    weight: 16,
    place: 'home',
    day: 'works',
    season: 'winter',
    selfHandled: 0.3,
    titles: ['申请临时救助', '生活困难求助']
  },
  C09: {
    weight: 34,
    place: 'home',
    day: 'works',
    selfHandled: 0.85,
    titles: ['租户变更登记', '新迁入登记', '联系方式变更']
  },
  C10: {
    weight: 10,
    place: 'building',
    day: 'night',
    selfHandled: 0.1,
    titles: ['可疑人员', '入户推销可疑']
  },
  C12: {
    weight: 12,
    place: 'home',
    day: 'works',
    season: 'summer',
    selfHandled: 0.25,
    titles: ['蚊蝇滋生', '鼠患', '污水外溢']
  },
  C13: {
    weight: 20,
    place: 'home',
    day: 'night',
    selfHandled: 0.5,
    titles: ['夜间噪声', '宠物叫声', '装修噪声']
  },
  C14: {
    weight: 40,
    place: 'home',
    day: 'night',
    season: 'summer',
    selfHandled: 0.5,
    titles: ['飞线充电', '电动车进楼', '楼道内充电']
  },
  C15: { weight: 7, place: 'home', day: 'home', selfHandled: 0.1, titles: ['高空抛物', '花盆放置外窗台'] }
};
