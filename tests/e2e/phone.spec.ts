import { expect } from '@playwright/test';
import { enter, test } from '../support/page.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('on a phone the card is a sheet with three stops, and everything is within reach', async ({ page }) => {
  await enter(page, 'worker');
  const sheet = page.locator('.sheet');
  await expect(sheet).toHaveAttribute('data-stop', 'low');

  await page.getByRole('button', { name: '展开面板' }).click();
  await expect(sheet).toHaveAttribute('data-stop', 'half');
  // Nothing is wider than the screen.
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  );
  expect(wide).toBe(0);
  await page.getByRole('button', { name: '展开面板' }).click();
  await expect(sheet).toHaveAttribute('data-stop', 'high');
  await page.getByRole('button', { name: '收起面板' }).click();
  await expect(sheet).toHaveAttribute('data-stop', 'low');

  await page.getByText('图层', { exact: true }).click();
  await expect(sheet).toHaveAttribute('data-stop', 'half');
  await expect(page.getByText('网格层级')).toBeVisible();
});

test('the sheet follows the finger and stops at the nearest height', async ({ page }) => {
  await enter(page, 'worker');
  const handle = page.locator('.handle');
  const box = await handle.boundingBox();
  if (box === null) throw new Error('no handle');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, 120, { steps: 6 });
  await page.mouse.up();
  await expect(page.locator('.sheet')).toHaveAttribute('data-stop', 'high');
});
