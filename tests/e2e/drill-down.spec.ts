import { expect } from '@playwright/test';
import { cardTitle, enter, mapIdle, query, test } from '../support/page.ts';

test('Enter goes down the levels, arrows aside, Escape up again; the question mark lists the keys', async ({
  page
}) => {
  await enter(page, 'supervisor');
  await expect(cardTitle(page)).toHaveText('清河街道（演示）');

  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: '键盘操作' });
  await expect(dialog).toContainText('进入下一级网格');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  // The Escape that closes a dialog does not also go up a level.
  await expect(cardTitle(page)).toHaveText('清河街道（演示）');

  await page.keyboard.press('Enter');
  await expect.poll(() => query(page, 'sel')).toBe('area:990100001001');
  const community = await cardTitle(page).textContent();
  await page.keyboard.press('Enter');
  await expect.poll(() => query(page, 'sel')).toMatch(/^area:990100001001\d\d$/);
  // The level shown follows, so that what is selected can be seen among its like.
  expect(query(page, 'level')).toBe('2');

  const group = query(page, 'sel');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => query(page, 'sel')).not.toBe(group);
  expect(query(page, 'sel')).toMatch(/^area:\d{14}$/);
  await page.keyboard.press('ArrowLeft');

  await page.keyboard.press('Escape');
  await expect.poll(() => query(page, 'sel')).toMatch(/^area:\d{12}$/);
  await page.keyboard.press('Backspace');
  await expect.poll(() => query(page, 'sel')).toBe('area:990100001');
  expect(community).not.toBeNull();

  // Back returns to the selection before.
  await page.keyboard.press('Enter');
  await expect.poll(() => query(page, 'sel')).toBe('area:990100001001');
  await mapIdle(page);
  await page.goBack();
  await expect(cardTitle(page)).toHaveText('清河街道（演示）');
});

test('the breadcrumb and the list of what lies below lead up and down', async ({ page }) => {
  await enter(page, 'leader', '/?sel=area:990100001002');
  const below = page
    .locator('section')
    .filter({ hasText: /^下辖小组/ })
    .getByRole('button');
  const name = (await below.first().textContent()) ?? '';
  await below.first().click();
  await expect(cardTitle(page)).toHaveText(name);
  await page.getByRole('navigation', { name: '所在网格' }).getByRole('button').first().click();
  await expect(cardTitle(page)).toHaveText('清河街道（演示）');
});
