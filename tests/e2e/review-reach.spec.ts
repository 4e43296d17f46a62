import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { Map as MapLibre } from 'maplibre-gl';
import { enter, mapIdle, query, test } from '../support/page.ts';

const PATH = '/review?ask=reach&facility=elder_canteen&circle=elder';

/** What the map has drawn of a layer: one property of each feature, each feature once. */
const drawn = (page: Page, layer: string, property: string) =>
  page.evaluate(
    ([id = '', name = '']) => {
      const { __map: map } = window as unknown as { __map: MapLibre };
      return [
        ...new Set(
          map.queryRenderedFeatures({ layers: [id] }).map(({ properties }) => properties[name] as unknown)
        )
      ];
    },
    [layer, property]
  );

/** The class of colour at a place, and where that place is on the page. */
const at = (page: Page, lng: number, lat: number) =>
  page.evaluate(
    ([x = 0, y = 0]) => {
      const { __map: map } = window as unknown as { __map: MapLibre };
      const point = map.project([x, y]);
      const [found] = map.queryRenderedFeatures(point, { layers: ['need-fill'] });
      const box = map.getContainer().getBoundingClientRect();
      return { colour: Number(found?.properties['class']), x: box.x + point.x, y: box.y + point.y };
    },
    [lng, lat]
  );

/** A place in the middle of the map's coloured areas that has the palest colour: next to nobody is reached there. */
const unreachedPlace = (page: Page) =>
  page.evaluate(() => {
    const { __map: map } = window as unknown as { __map: MapLibre };
    const canvas = map.getContainer().getBoundingClientRect();
    for (let x = canvas.width * 0.35; x < canvas.width * 0.68; x += 12) {
      for (let y = canvas.height * 0.25; y < canvas.height * 0.7; y += 12) {
        const around = [-8, 0, 8].flatMap((dx) => [-8, 0, 8].map((dy) => [x + dx, y + dy] as const));
        const pale = around.every(
          (point) =>
            map.queryRenderedFeatures([...point], { layers: ['need-fill'] })[0]?.properties['class'] === 0
        );
        if (pale) return map.unproject([x, y]).toArray();
      }
    }
    throw new Error('nobody is out of reach in sight');
  });

/** A number before a word: 约 6,195 户. */
const households = (text: string, words: RegExp) => Number(words.exec(text)?.[1]?.replaceAll(',', '') ?? NaN);

const answer = (page: Page) => page.locator('aside section').first();
const gaps = (page: Page) => page.locator('aside section').filter({ hasText: '缺口排序' });

test('a leader sees who is out of reach, in words, on the map and as a list', async ({ page }) => {
  const asked = new Set<string>();
  page.on('request', (request) => {
    const name = /\/rpc\/(\w+)/.exec(request.url())?.[1];
    if (name !== undefined) asked.add(name);
  });
  await enter(page, 'leader', PATH);
  await expect(answer(page)).toContainText(
    /老人步行 10 分钟.*长者食堂：\d+%的住户、\d+%的困难家庭；约 [\d,]+ 户够不着，其中困难家庭(约 [\d,]+|不到 5| 0) 户（按直线距离算可达 \d+%）/
  );
  await mapIdle(page);

  // Every open facility of the kind has its icon, and no other kind is drawn.
  const open = Number(/（(\d+)）/.exec((await page.getByText(/^开放的长者食堂/).textContent()) ?? '')?.[1]);
  expect(open).toBeGreaterThan(0);
  expect(await drawn(page, 'facility-icon-far', 'id')).toHaveLength(open);
  expect(await drawn(page, 'facility-icon-far', 'kind')).toEqual(['elder_canteen']);
  const classes = (await drawn(page, 'need-fill', 'class')).map(Number);
  expect(Math.min(...classes)).toBe(0);
  expect(Math.max(...classes)).toBe(4);

  // The list begins with the largest gap; a click shows the area.
  const rows = gaps(page).locator('li');
  const figures = (await rows.locator('.figure').allTextContents()).map((text) =>
    Number(/([\d,]+)\s*$/.exec(text)?.[1]?.replaceAll(',', '') ?? -1)
  );
  const known = figures.filter((figure) => figure >= 0);
  expect(known.length).toBeGreaterThan(5);
  expect(known).toEqual(known.toSorted((a, b) => b - a));
  expect(known.every((figure) => figure % 5 === 0)).toBe(true);
  await rows.first().getByRole('button').click();
  await expect.poll(() => query(page, 'sel')).toMatch(/^area:/);

  // A wider circle leaves fewer behind.
  const before = households((await answer(page).textContent()) ?? '', /约 ([\d,]+) 户够不着/);
  await page.getByLabel('服务圈').selectOption('步行 1 公里');
  await expect(answer(page)).toContainText('步行 1 公里可达');
  expect(households((await answer(page).textContent()) ?? '', /约 ([\d,]+) 户够不着/)).toBeLessThan(before);
  expect(query(page, 'circle')).toBe('kilometre');

  // Nothing is asked about people but the protected counts.
  const aboutPeople = [...asked].filter((name) => /need|area_|card|household|people/.test(name));
  const PROTECTED = ['area_map', 'area_summary', 'need_cells', 'need_history'];
  expect(aboutPeople.filter((name) => !PROTECTED.includes(name))).toEqual([]);
  expect(aboutPeople).toContain('need_cells');
});

test('one more is tried with a click: who is newly reached is said and coloured at once', async ({
  page
}) => {
  await enter(page, 'leader', PATH);
  await expect(answer(page)).toContainText('够不着');
  await mapIdle(page);
  const [lng, lat] = await unreachedPlace(page);
  const { x, y } = await at(page, lng, lat);
  await page.getByRole('button', { name: '试放一处' }).click();
  await expect(page.getByText('在地图上点选位置')).toBeVisible();
  await page.mouse.click(x, y);
  await expect(answer(page)).toContainText(/试放一处长者食堂：新增可达约 [\d,]+ 户/);
  await expect.poll(async () => (await at(page, lng, lat)).colour).toBeGreaterThan(0);
  expect(await drawn(page, 'proposed', 'number')).toEqual(['+']);
  // The click meant the place, not the area; a link brings the same picture back.
  expect(query(page, 'sel')).toBeNull();
  const said = await answer(page).textContent();
  await page.reload();
  await mapIdle(page);
  await expect(answer(page)).toHaveText(said ?? '');

  await page.getByRole('button', { name: '收回' }).click();
  await expect(answer(page)).not.toContainText('新增');
  await expect.poll(async () => (await at(page, lng, lat)).colour).toBe(0);

  await page.getByRole('button', { name: '试放一处' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText('在地图上点选位置')).toBeHidden();
});

test('streets are drawn in bands where asked for, and the best places for the next ones, with what each adds', async ({
  page
}) => {
  await enter(page, 'leader', PATH);
  await expect(answer(page)).toContainText('够不着');
  expect(await drawn(page, 'reached', 'band')).toEqual([]);
  await page.getByText('街道', { exact: true }).click();
  await expect.poll(async () => (await drawn(page, 'reached', 'band')).toSorted()).toEqual([0, 1, 2]);

  const before = households((await answer(page).textContent()) ?? '', /约 ([\d,]+) 户够不着/);
  await page.getByText('3 处', { exact: true }).click();
  await expect(answer(page)).toContainText(/再建 3 处长者食堂.*共新增可达约 [\d,]+ 户/);
  await expect(answer(page)).toContainText(/精确求解：\d+ 个候选位置|逐个择优.*63%/);
  await expect.poll(() => drawn(page, 'proposed', 'number')).toHaveLength(3);
  const text = (await answer(page).textContent()) ?? '';
  const gained = households(text, /共新增可达约 ([\d,]+) 户/);
  // What is left and what is gained are each rounded to 5.
  expect(Math.abs(before - households(text, /约 ([\d,]+) 户够不着/) - gained)).toBeLessThanOrEqual(10);
  expect(query(page, 'next')).toBe('3');

  await page.getByText('地块范围', { exact: true }).click();
  await expect.poll(async () => (await drawn(page, 'walk-area', 'band')).toSorted()).toEqual([0, 1, 2]);
  // The ground takes the place of the streets and of the areas' colours.
  expect(await drawn(page, 'reached', 'band')).toEqual([]);
  expect(await drawn(page, 'need-fill', 'class')).toEqual([]);
  await expect(page.getByText('0–5 分钟')).toBeVisible();
});

test('places are held against households, and what is reached is told by kind of need', async ({ page }) => {
  await enter(page, 'leader', `${PATH}&as=supply`);
  await expect(answer(page)).toContainText(/每千户平均有长者食堂 [\d.]+ 个位（开放 \d+ 处，共 [\d,]+ 个位）/);
  await mapIdle(page);
  expect((await drawn(page, 'need-fill', 'class')).length).toBeGreaterThan(2);
  await expect(page.getByText('≤ 167 米：1', { exact: true })).toBeVisible();
  const list = page.locator('aside section').filter({ hasText: '供需排序' });
  const places = (await list.locator('li .figure').allTextContents()).map((text) =>
    Number(/([\d,.]+)\s*$/.exec(text)?.[1]?.replaceAll(',', '') ?? NaN)
  );
  const known = places.filter((place) => !Number.isNaN(place));
  expect(known.length).toBeGreaterThan(5);
  expect(known).toEqual(known.toSorted((a, b) => a - b));

  await page.getByText('各类困难', { exact: true }).click();
  expect(query(page, 'as')).toBe('need');
  const kinds = page.locator('aside section').filter({ hasText: '按困难类别' });
  await expect(kinds.locator('li').filter({ hasText: '低保' }).first()).toContainText(
    /共 [\d,]+ · 可达 \d+%\s*[\d,]+/
  );
  await expect(answer(page)).toContainText('本街道以外的设施未掌握');
});

test('axe finds no serious fault, light and dark', async ({ page }) => {
  // Colours change at once: none is looked at on its way.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await enter(page, 'leader', `${PATH}&next=2&streets=reached&theme=light`);
  await expect(answer(page)).toContainText('再建 2 处');
  for (const theme of ['light', 'dark']) {
    if (theme === 'dark') await page.getByRole('button', { name: '深色' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const faults = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
    expect(faults, theme).toEqual([]);
  }
});
