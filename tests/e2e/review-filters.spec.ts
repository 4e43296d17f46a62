import { expect, type Page } from '@playwright/test';
import { enter, mapIdle, query, test } from '../support/page.ts';

/** Opens the review room, and waits for its answer. */
async function ask(page: Page, path: string) {
  await enter(page, 'leader', path);
  await expect(page.getByText('正在计算')).toHaveCount(0);
  await mapIdle(page);
}

test('an area drawn on the map is answered from whole areas, and a link brings it back', async ({ page }) => {
  await ask(page, '/review?level=2');
  const rows = page.locator('aside section', { hasText: '排序' }).locator('ol li');
  const all = await rows.count();
  await page.getByRole('button', { name: '画一个范围' }).click();
  for (const [x, y] of [
    [500, 160],
    [800, 160],
    [800, 400]
  ] as const) {
    await page.mouse.click(x, y);
  }
  await page.mouse.dblclick(500, 400);
  await expect(page.getByText(/有 \d+ 个小组过半在内/)).toBeVisible();
  const within = await rows.count();
  expect(within).toBeGreaterThan(0);
  expect(within).toBeLessThan(all);
  expect(query(page, 'drawn')?.split(',')).toHaveLength(4);
  await page.reload();
  await mapIdle(page);
  await expect(page.getByText(new RegExp(`有 ${String(within)} 个小组过半在内`))).toBeVisible();
  await page.getByRole('button', { name: '移除' }).click();
  await expect(rows).toHaveCount(all);
});

test('a category chosen from its bar is what the map, the list and the address show', async ({ page }) => {
  await ask(page, '/review?of=incidents&level=1');
  const bars = page.locator('aside section', { hasText: '按类别' }).locator('li button');
  const total = () =>
    page
      .locator('aside section', { hasText: '排序' })
      .locator('li small')
      .allInnerTexts()
      .then((texts) => texts.reduce((sum, text) => sum + Number(text.split('/')[0]?.replaceAll(',', '')), 0));
  await expect(bars.first()).toBeVisible();
  const before = await total();
  const own = Number((await bars.first().locator('.figure').innerText()).replaceAll(',', ''));
  await bars.first().click();
  await expect(bars.first()).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(total).toBe(own);
  expect(own).toBeLessThan(before);
  expect(query(page, 'matters')).not.toBeNull();
});

test('Gi* says what it found, of what was asked, and how sure it is of one area', async ({ page }) => {
  await ask(page, '/review?of=incidents&ask=chance&level=2&statistic=gi-star');
  await expect(page.getByText(/整体置换/)).toBeVisible();
  await page.getByRole('region', { name: /排序/ }).locator('li').first().getByRole('button').click();
  await expect(page.getByText(/Gi\* = .*，置换 p = [\d.]+/)).toBeVisible();
});
