import { expect, type Page } from '@playwright/test';
import { enter, mapIdle, query, test } from '../support/page.ts';

/** What was answered to a request, as the page got it. */
async function answered(page: Page, name: string): Promise<unknown> {
  const response = await page.waitForResponse((one) => one.url().endsWith(`/rpc/${name}`) && one.ok());
  return response.json();
}

/** The class of colour of each area, as the map holds it. */
const colours = (page: Page) =>
  page.evaluate(async () => {
    const { __map: map } = window as unknown as {
      __map: { getSource(id: string): { getData(): Promise<GeoJSON.FeatureCollection> } };
    };
    const { features } = await map.getSource('need').getData();
    return features
      .map(({ properties }) => `${String(properties?.['code'])} ${String(properties?.['class'])}`)
      .toSorted();
  });

const strip = (page: Page) => page.getByRole('region', { name: '时间' });
const rows = (page: Page) =>
  page
    .locator('aside section')
    .filter({ has: page.getByRole('heading', { name: /排序/ }) })
    .locator('li');
/** How many incidents the list counts. */
const listed = async (page: Page) =>
  (await rows(page).allInnerTexts()).reduce(
    (sum, text) => sum + Number(/([\d,]+)\s*\/\s*[\d,]+/.exec(text)?.[1]?.replaceAll(',', '') ?? 0),
    0
  );
const settled = async (page: Page) => {
  await expect(page.getByText('正在计算')).toHaveCount(0);
  await mapIdle(page);
};

test('list and colours count exactly the days under the brush', async ({ page }) => {
  const [history] = await Promise.all([
    answered(page, 'incident_history') as Promise<{ last_day: string; categories: { counts: number[] }[] }>,
    enter(page, 'leader', '/review?of=incidents&level=1')
  ]);
  await settled(page);
  /** So many of the last days, up to so many days ago. */
  const truth = (days: number, ago: number) =>
    history.categories.reduce(
      (sum, { counts }) =>
        sum +
        counts.slice(counts.length - ago - days, counts.length - ago).reduce((all, one) => all + one, 0),
      0
    );
  expect(await listed(page)).toBe(truth(30, 0));
  const first = await colours(page);

  // Four weeks back by the keyboard, and then one day shorter.
  const whole = strip(page).getByRole('slider', { name: '移动时段' });
  await whole.focus();
  for (let week = 0; week < 4; week += 1) await page.keyboard.press('PageDown');
  await expect.poll(() => listed(page)).toBe(truth(30, 28));
  await settled(page);
  const earlier = await colours(page);
  expect(earlier).not.toEqual(first);
  await strip(page).getByRole('slider', { name: '时段开始' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => listed(page)).toBe(truth(29, 28));
  await page.goBack();
  await expect.poll(() => listed(page)).toBe(truth(30, 28));

  // Dragged back with the pointer, the list follows on the way.
  const box = await strip(page).getByRole('slider', { name: '移动时段' }).boundingBox();
  if (box === null) throw new Error('there is no brush');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 400, y, { steps: 6 });
  await expect.poll(() => listed(page)).toBe(truth(30, 0));
  expect(query(page, 'to')).not.toBeNull();
  await page.mouse.up();
  await settled(page);
  expect([await colours(page), query(page, 'from'), query(page, 'to')]).toEqual([first, null, null]);
});

test('playback shows no figures under the date of others, and a link brings its last picture back', async ({
  page
}) => {
  await enter(page, 'leader', '/review?of=incidents&level=2&from=2026-06-01&to=2026-06-14');
  await settled(page);
  // What stands on the page after each change of it: a date and its figures.
  await page.evaluate(() => {
    const seen: [string, string][] = [];
    Object.assign(window, { seen });
    const look = () => {
      const date = document.querySelector('.days')?.textContent ?? '';
      const list = document.querySelector('aside section:last-of-type')?.textContent ?? '';
      seen.push([date, list]);
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true
    });
  });
  const play = strip(page).getByRole('group', { name: '播放' });
  await play.getByLabel('速度').selectOption({ label: '×4' });
  await play.getByRole('button', { name: '播放' }).click();
  const seen = () => page.evaluate(() => (window as unknown as { seen: [string, string][] }).seen);
  await expect.poll(async () => new Set((await seen()).map(([date]) => date)).size).toBeGreaterThan(5);
  await play.getByRole('button', { name: '暂停' }).click();
  const lists = new Map<string, Set<string>>();
  for (const [date, list] of await seen()) lists.set(date, (lists.get(date) ?? new Set()).add(list));
  expect([...lists].filter(([, { size }]) => size !== 1).map(([date]) => date)).toEqual([]);
  expect(new Set([...lists.values()].flatMap((set) => [...set])).size).toBeGreaterThan(4);

  await settled(page);
  const shown = [await colours(page), await rows(page).allInnerTexts()];
  expect(query(page, 'from')).not.toBe('2026-06-01');
  await page.reload();
  await settled(page);
  await expect.poll(async () => [await colours(page), await rows(page).allInnerTexts()]).toEqual(shown);
});

test('need goes by months, and the trend of an area says how it has gone', async ({ page }) => {
  const asked = new Set<string>();
  page.on('request', (request) => {
    const name = /\/rpc\/(\w+)/.exec(request.url())?.[1];
    if (name !== undefined) asked.add(name);
  });
  await enter(page, 'leader', '/review?level=1&ask=change');
  await settled(page);
  const now = await colours(page);
  await strip(page).getByRole('slider', { name: '选择月份' }).focus();
  await page.keyboard.press('PageDown');
  await expect.poll(() => query(page, 'to')).toMatch(/^\d{4}-\d{2}-(28|29|30|31)$/);
  expect(query(page, 'from')).toMatch(/-01$/);
  await settled(page);
  expect(await colours(page)).not.toEqual(now);

  await page.getByText('自选', { exact: true }).click();
  await expect.poll(() => query(page, 'versus')).toMatch(/^\d{4}-\d{2}-01$/);
  const trend = page.getByRole('region', { name: /^逐月走势/ });
  await expect(trend.getByText(/^现有 [\d,]+ 户；与 12 个月前相比：/)).toBeVisible({ timeout: 40_000 });
  const name = (await rows(page).first().locator('.name').textContent()) ?? '';
  await rows(page).first().getByRole('button').click();
  await expect(trend).toContainText(name.trim());
  expect([...asked].filter((one) => /incident|household|people|card/.test(one))).toEqual([]);
});
