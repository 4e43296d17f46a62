import { expect, type Page } from '@playwright/test';
import { enter, test } from '../support/page.ts';

/** What a grid worker's phone does: reports something in the middle of his community. */
async function report(page: Page, area: string) {
  const status = await page.evaluate(async (code) => {
    const session = JSON.parse(localStorage.getItem('wangge-session') ?? '{}') as { access_token?: string };
    const { key } = (await (await fetch('/config.json')).json()) as { key: string };
    const headers = {
      apikey: key,
      authorization: `Bearer ${session.access_token ?? ''}`,
      'content-type': 'application/json'
    };
    const access = (await (
      await fetch('/rest/v1/rpc/my_access', { method: 'POST', headers, body: '{}' })
    ).json()) as { staff: { id: string } };
    const { lng, lat } = (window as unknown as { __map: import('maplibre-gl').Map }).__map.getCenter();
    const answer = await fetch('/rest/v1/incidents', {
      method: 'POST',
      headers,
      body: JSON.stringify({
        category_code: 'S0112',
        title: '道路不洁',
        area_code: code,
        location: `SRID=4326;POINT(${lng} ${lat})`,
        reported_by: access.staff.id
      })
    });
    return answer.status;
  }, area);
  expect(status).toBe(201);
}

test('what a grid worker reports is on the supervisor’s map and card without a reload', async ({
  page,
  browser,
  baseURL
}) => {
  await enter(page, 'supervisor', '/?sel=area:990100001001');
  await expect(page.locator('article')).toContainText('实时');
  const onTime = page.locator('label').filter({ hasText: '按时' }).locator('.count');
  const open = page
    .locator('article .figure')
    .filter({ has: page.getByText('未办结', { exact: true }) })
    .locator('dd');
  const number = (text: string | null) => Number((text ?? '').replace(/\D/g, ''));
  const before = { onTime: number(await onTime.textContent()), open: number(await open.textContent()) };

  const context = await browser.newContext({ baseURL: baseURL ?? '', locale: 'zh-CN' });
  const phone = await context.newPage();
  await enter(phone, 'worker');
  await report(phone, '990100001001');

  await expect.poll(async () => number(await onTime.textContent())).toBe(before.onTime + 1);
  await expect.poll(async () => number(await open.textContent())).toBe(before.open + 1);
  await context.close();
});
