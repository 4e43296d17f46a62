import { expect, type Page } from '@playwright/test';
import { enter, mapIdle, query, test } from '../support/page.ts';

const figure = async (page: Page, label: string) => {
  const value = page
    .locator('article .figure')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('dd');
  return Number(((await value.textContent()) ?? '').replace(/[^\d]/g, ''));
};
const settled = async (page: Page) => {
  const text = await page.locator('label').filter({ hasText: '已办结' }).locator('.count').textContent();
  return Number((text ?? '').replace(/[^\d]/g, ''));
};

test('the card and the map’s counts obey the period; one the wrong way round is not taken', async ({
  page
}) => {
  await enter(page, 'supervisor');
  const month = { reported: await figure(page, '时段内上报'), settled: await settled(page) };
  expect(month.reported).toBeGreaterThan(0);

  await page.getByRole('button', { name: /^时段/ }).click();
  await page.getByRole('button', { name: '今年' }).click();
  await expect.poll(() => query(page, 'from')).toMatch(/-01-01$/);
  await expect.poll(() => settled(page)).toBeGreaterThan(month.settled);
  await expect.poll(() => figure(page, '时段内上报')).toBeGreaterThan(month.reported);

  // One's own.
  await page.getByRole('button', { name: /^时段/ }).click();
  await page.getByLabel('从', { exact: true }).fill('2026-06-30');
  await page.getByLabel('到', { exact: true }).fill('2026-06-01');
  await expect(page.getByText('开始日期晚于结束日期')).toBeVisible();
  await expect(page.getByRole('button', { name: '应用' })).toBeDisabled();

  await page.getByLabel('从', { exact: true }).fill('2026-06-01');
  await page.getByLabel('到', { exact: true }).fill('2026-06-30');
  await page.getByRole('button', { name: '应用' }).click();
  await expect.poll(() => [query(page, 'from'), query(page, 'to')]).toEqual(['2026-06-01', '2026-06-30']);
});

test('a link opens the same picture', async ({ page, browser, baseURL }) => {
  await enter(page, 'leader');
  await page.keyboard.press('Enter');
  await expect.poll(() => query(page, 'sel')).toBe('area:990100001001');
  await page.getByText('数量', { exact: true }).click();
  await page.getByRole('checkbox', { name: '设施' }).click();
  await mapIdle(page);
  const picture = (other: Page) =>
    other.evaluate(() => {
      const map = (window as unknown as { __map: import('maplibre-gl').Map }).__map;
      const { lng, lat } = map.getCenter();
      return {
        at: [map.getZoom().toFixed(2), lng.toFixed(4), lat.toFixed(4)],
        layers: map
          .getStyle()
          .layers.filter(({ layout }) => layout?.visibility !== 'none')
          .map(({ id }) => id),
        title: document.querySelector('article h2')?.textContent
      };
    });
  const mine = await picture(page);
  const link = page.url();

  const context = await browser.newContext({
    baseURL: baseURL ?? '',
    locale: 'zh-CN',
    viewport: { width: 1366, height: 768 }
  });
  const other = await context.newPage();
  await enter(other, 'leader', link);
  await expect(other.locator('article h2')).toHaveText(mine.title ?? '');
  expect(await picture(other)).toEqual(mine);
  await context.close();
});
