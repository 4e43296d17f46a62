import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { enter, mapIdle, test } from '../support/page.ts';

async function faults(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

test('axe finds no serious fault on sign-in and map, light and dark', async ({ page }) => {
  // Colours change at once: none is looked at on its way.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const theme of ['light', 'dark']) {
    await page.goto(`/?theme=${theme}`);
    await expect(page.getByRole('button', { name: '登录', exact: true })).toBeVisible();
    expect(await faults(page), theme).toEqual([]);
  }
  await enter(page, 'worker', '/?theme=light');
  await expect(page.locator('article h2')).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: /^时段/ }).click();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: '深色' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('article h2')).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test('language and theme change in place, with dates and the page’s own language, and are remembered', async ({
  page
}) => {
  await enter(page, 'leader');
  const view = new URL(page.url()).searchParams.get('at');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { name: 'Layers' })).toBeVisible();
  await expect(page.getByText('Last 30 days')).toBeVisible();
  // The map is the same one, where it was.
  expect(new URL(page.url()).searchParams.get('at')).toBe(view);
  await page.getByRole('button', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await mapIdle(page);
  await expect(page.getByRole('heading', { name: 'Layers' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
