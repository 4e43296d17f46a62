import { expect } from '@playwright/test';
import { enter, test } from '../support/page.ts';

test('a lost network is said, and so is that the picture is from before', async ({ page, context }) => {
  await enter(page, 'supervisor');
  await context.setOffline(true);
  await expect(page.getByText(/网络已断开/)).toBeVisible();
  await expect(page.locator('article h2')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/网络已断开/)).toBeHidden();
});

test('what could not be had is named, with a way to try again that works', async ({ page }) => {
  let broken = true;
  await page.route('**/rpc/building_map', (route) =>
    broken
      ? route.fulfill({
          status: 500,
          contentType: 'application/json',
          body: '{"code":"XX000","message":"boom"}'
        })
      : route.continue()
  );
  await enter(page, 'leader');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('房屋没有取到');
  await expect(alert).not.toContainText('boom');
  broken = false;
  await alert.getByRole('button', { name: '重试' }).click();
  await expect(alert).toBeHidden();
});

test('an answer of another shape is not drawn but said', async ({ page }) => {
  await page.route('**/rpc/facility_map', (route) =>
    route.fulfill({
      contentType: 'application/json',
      body: '{"type":"FeatureCollection","features":[{"type":"Feature"}]}'
    })
  );
  await enter(page, 'leader');
  await expect(page.getByRole('alert')).toContainText('设施没有取到');
});
