import { coverageOf } from '../../src/analysis/reach/coverage.ts';
import { readOptions } from './options.ts';
import { bandReports, bandsOf, streetsReached } from './reach/bands.ts';
import { decayOf, supplyAgainstDemand } from './reach/supply.ts';
import { limitOf } from './reach/limit.ts';
import { nextAsked, nextReport } from './reach/next.ts';
import { readQuestion } from './reach/question.ts';
import { reportOf, type ReachReport } from './reach/report.ts';
import { inWords } from './reach/words.ts';
import type { Command } from './terminal.ts';

const USAGE = {
  en: `Who reaches a facility on foot, along streets.

wangge reach --facilities F.geojson --roads R.geojson --demand D.geojson [options]

  --facilities FILE   points or footprints; property entrance(s): where they are entered ([lng, lat], points)
  --roads FILE        lines with OpenStreetMap tags (highway, foot, access, tunnel, layer)
  --demand FILE       points or footprints of those who need the facility
  --weight FIELD      what a place of demand counts (households); 1 without
  --minutes N         minutes of walking (10) …
  --speed N           … at so many metres a minute (80; elders 50)
  --metres N          metres of walking (1000); together with minutes, the wider circle counts,
  --rule any|all      … or, with all, the narrower one
  --distances         metres for each place of demand
  --join N            metres a place may lie off the street (1000); beyond, straight lines are used
  --id FIELD          the field that holds ids; without, the feature's id
  --capacity FIELD    of the facilities: supply against demand (E2SFCA) for each place of demand,
  --decay bands|gaussian|none   … and how the pull falls with the walk (bands)
  --candidates FILE   points or footprints: where would the next one help most,
  --add N             … or the next N together (1)
  --bands 5,10,15     minutes: demand and streets within each band
  --geojson           the streets reached within each band, as GeoJSON
  --json              the whole answer

Walked: footways, steps, paths, cycleways, underpasses, bridges, and streets, one-way ones both ways, lines without
tags too. Not walked: motorways, expressways, tunnels of the road traffic, foot=no, access=private, what is being
built. Streets meet at shared vertices and where the end of one lies on another; lines that cross do not. A walk is
from the door straight to the nearest place on a street, along streets, and straight to the other door; the limit
itself is within. Metres are those of the WGS 84 ellipsoid. Where no street comes within --join, the straight line
counts and is named under crow_fly_only; what is more than 200 m off the street, under off_street. unreached lists
who is beyond the limit, metres null where no street leads.`,
  zh: `沿道路步行，谁能到达设施。

wangge reach --facilities F.geojson --roads R.geojson --demand D.geojson [选项]

  --facilities 文件   点或轮廓面；属性 entrance、entrances 为出入口位置
  --roads 文件        线，带 OpenStreetMap 标签（highway、foot、access、tunnel、layer）
  --demand 文件       需求所在的点或轮廓面
  --weight 字段       每处需求的权重（户数）；缺省为 1
  --minutes N         步行分钟数（10）……
  --speed N           ……每分钟步行米数（80；老年人 50）
  --metres N          步行米数（1000）；与分钟同时给出时取较大的圈，
  --rule any|all      ……all 则取较小的圈
  --distances         给出每处需求的距离
  --join N            距道路多少米以内可接入路网（1000）；超出则按直线距离
  --id 字段           编号所在字段；缺省为要素的 id
  --capacity 字段     设施容量所在字段：逐处给出供需比（E2SFCA），
  --decay bands|gaussian|none   ……吸引力随步行距离的衰减方式（bands）
  --candidates 文件   候选位置（点或轮廓面）：下一处设在哪里最有用，
  --add N             ……或同时增设 N 处（1）
  --bands 5,10,15     分钟：各时段内的需求与道路
  --geojson           以 GeoJSON 输出各时段内可达的道路
  --json              完整结果

可步行：人行道、台阶、小路、自行车道、地下通道、桥梁及一般街道（单行路双向可走），无标签的线亦可。
不可步行：高速公路、快速路、机动车隧道、foot=no、access=private、在建道路。道路在共有顶点处、或一条
道路的端点落在另一条上时相通；仅相交不相通。路程为出入口直线到最近道路，再沿道路，再直线到另一出入口；
恰为上限者计入。距离按 WGS 84 椭球计。--join 范围内无道路的按直线距离计，列于 crow_fly_only；
距道路超过 200 米的列于 off_street。unreached 列出超出上限者，没有道路相通的 metres 为 null。`
};

const KNOWN = {
  values: [
    ...['facilities', 'roads', 'demand', 'weight', 'id', 'join'],
    ...['minutes', 'speed', 'metres', 'rule', 'bands'],
    ...['capacity', 'decay', 'candidates', 'add']
  ],
  switches: ['distances', 'geojson', 'json', 'help']
};

/** `wangge reach`: coverage of demand by facilities on foot, beside that in a straight line. */
export const command: Command = async (words, terminal) => {
  const say = ({ en, zh }: { en: string; zh: string }) =>
    terminal.write(terminal.language === 'en' ? en : zh);
  const options = readOptions(words, KNOWN, terminal);
  if (options.on('help')) {
    say(USAGE);
    return;
  }
  const limit = limitOf(options, terminal);
  const bands = bandsOf(options, terminal);
  const next = nextAsked(options, terminal);
  const decay = decayOf(options, terminal);
  const question = await readQuestion(options, terminal);
  if (bands !== undefined && options.on('geojson')) {
    terminal.write(JSON.stringify(streetsReached(question, bands)));
    return;
  }
  const coverage = coverageOf({
    walks: question.walks,
    facilities: question.doors,
    demand: question.homes,
    weights: question.weights,
    limitMetres: limit.metres
  });
  const accessibility = decay && supplyAgainstDemand(question, limit.metres, decay);
  const report: ReachReport = {
    ...reportOf(question, limit, coverage, {
      accessibility,
      withDistances: options.on('distances') || accessibility !== undefined
    }),
    ...(next && { next: await nextReport(next, options, { question, coverage, limit }, terminal) }),
    ...(bands && { bands: bandReports(question, coverage, bands) })
  };
  if (options.on('json')) terminal.write(JSON.stringify(report));
  else say(inWords(report));
};
