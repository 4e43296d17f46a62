import { expect } from '@playwright/test';
import { mapIdle, query, test } from '../support/page.ts';

test('a wall that nobody touches comes back by itself: after a restart, and after somebody has moved it', async ({
  page
}) => {
  await page.clock.install();
  await page.route('**/assets/MapRoom-*.js', (route) => route.abort());
  await page.goto('/');
  await page
    .locator('button')
    .filter({ has: page.getByText('大屏', { exact: true }) })
    .click();
  await expect(page.getByRole('alert')).toContainText('页面没有取到');
  await page.unroute('**/assets/MapRoom-*.js');
  await page.clock.fastForward('00:16');
  await mapIdle(page);

  await expect.poll(() => query(page, 'at')).not.toBeNull();
  const before = query(page, 'at');
  await page.mouse.move(700, 400);
  await page.mouse.down();
  await page.mouse.move(420, 260, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => query(page, 'at')).not.toBe(before);
  await page.clock.fastForward('03:05');
  await expect.poll(() => query(page, 'at')).toBe(before);
});
