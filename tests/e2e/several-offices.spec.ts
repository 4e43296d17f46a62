import { expect, type Page } from '@playwright/test';
import { cardTitle, enter, mapIdle, query, test } from '../support/page.ts';

const COUNTY = '990100';
const HERE = '990100001';
const THERE = '990100002';

/** A leader of a county with two street offices: the second is the demonstration's again, under another code and name. */
async function leadsCounty(page: Page) {
  await page.route('**/rpc/my_access', async (route) => {
    const answer = await route.fetch();
    const access = (await answer.json()) as { grants: { scope: string; scope_name: string | null }[] };
    for (const grant of access.grants) Object.assign(grant, { scope: COUNTY, scope_name: null });
    await route.fulfill({
      response: answer,
      json: { ...access, offices: [COUNTY], review_scopes: [COUNTY] }
    });
  });
  await page.route('**/rest/v1/areas?*', (route) =>
    route.fulfill({
      json: [
        { code: HERE, name: '清河街道（演示）', valid_from: null, valid_to: null },
        { code: THERE, name: '东岸街道', valid_from: null, valid_to: null }
      ]
    })
  );
  await page.route('**/rpc/*', async (route) => {
    const asked = route.request().postData() ?? '';
    if (!asked.includes(THERE)) return route.fallback();
    const answer = await route.fetch({ postData: asked.replaceAll(THERE, HERE) });
    const told = (await answer.text()).replaceAll(HERE, THERE).replaceAll('清河街道（演示）', '东岸街道');
    return route.fulfill({ response: answer, body: told });
  });
}

test('who leads several offices begins with the first, chooses another, and a link opens that one', async ({
  page
}) => {
  await leadsCounty(page);
  await enter(page, 'leader');
  await expect(cardTitle(page)).toHaveText('清河街道（演示）');
  expect(query(page, 'office')).toBe(HERE);

  await page.getByRole('combobox', { name: '选择街道' }).selectOption({ label: '东岸街道' });
  await expect(cardTitle(page)).toHaveText('东岸街道');
  await mapIdle(page);
  expect(query(page, 'office')).toBe(THERE);
  await page.reload();
  await expect(cardTitle(page)).toHaveText('东岸街道');
  await mapIdle(page);

  // An area's own code says which office it lies in.
  await page.goto(`/?sel=area:${THERE}003`);
  await expect(page.getByRole('combobox', { name: '选择街道' })).toHaveValue('东岸街道');
  await mapIdle(page);
  // The page asks again for the day every so often; the test ends before it is answered.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('who has one office is not asked', async ({ page }) => {
  await enter(page, 'leader');
  await expect(page.getByRole('combobox', { name: '选择街道' })).toHaveCount(0);
  expect(query(page, 'office')).toBeNull();
});
