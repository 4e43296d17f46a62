import { expect, type Page } from '@playwright/test';
import { CARDS, cardTitle, enterByCard, mapIdle, test } from '../support/page.ts';

const roles = Object.keys(CARDS).filter((name): name is keyof typeof CARDS => name in CARDS);

for (const role of roles) {
  test(`${role} comes in with one click and finds a map with areas${role === 'planner' ? ', and leaves again' : ''}`, async ({
    page
  }) => {
    await enterByCard(page, role);
    const areas = await page.evaluate(() => {
      const map = (window as unknown as { __map: import('maplibre-gl').Map }).__map;
      return map.queryRenderedFeatures().filter(({ source }) => source === 'areas').length;
    });
    expect(areas).toBeGreaterThan(0);
    // A wall shows the whole office and its figures, everybody else a card.
    const title = role === 'wall' ? page.getByRole('heading', { name: '清河街道（演示）' }) : cardTitle(page);
    await expect(title).toBeVisible();
    if (role === 'planner') await leave(page);
  });
}

/** The session survives a reload, and ends on signing out. */
async function leave(page: Page) {
  await page.reload();
  await mapIdle(page);
  await page.getByRole('button', { name: '账号' }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByLabel('邮箱')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('邮箱')).toBeVisible();
}

test('the sign-in page does not fetch the map', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto('/');
  await expect(page.getByRole('button', { name: '登录', exact: true })).toBeVisible();
  expect(fetched.filter((url) => /maplibre|deck|MapRoom/.test(url))).toEqual([]);
});

test('a wrong password is refused in plain words, and the right one lets in', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('邮箱').fill('leader@demo.wangge');
  await page.getByLabel('密码').fill('not-the-password');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('邮箱或密码不对');

  await page.getByLabel('密码').fill('wangge-demo');
  await page.keyboard.press('Enter');
  await mapIdle(page);
});

test('what is missing in the form is said beside the field', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByLabel('邮箱')).toHaveAccessibleDescription(/完整的邮箱/);
  await expect(page.getByLabel('密码')).toHaveAccessibleDescription(/密码/);
});

test('a page that does not exist says so and leads to the map', async ({ page }) => {
  await page.goto('/treasury');
  await page.locator('button').filter({ hasText: CARDS.leader }).click();
  await expect(page.getByRole('heading', { name: '没有这个页面' })).toBeVisible();
  await page.getByRole('button', { name: '回到地图' }).click();
  await mapIdle(page);
});
