import { expect, type Page } from '@playwright/test';
import { enter, mapIdle, test } from '../support/page.ts';

/** A building in which people live, of the first community. */
async function building(page: Page): Promise<number> {
  return page.evaluate(() => {
    const map = (window as unknown as { __map: import('maplibre-gl').Map }).__map;
    const found = map
      .querySourceFeatures('buildings')
      .filter(({ properties }) => properties['use'] === 'residential')
      .sort((a, b) => Number(a.properties['id']) - Number(b.properties['id']));
    return Number(found[0]?.properties['id']);
  });
}

test('a leader finds no household anywhere: not on a card, not in an answer', async ({ page }) => {
  const answers: string[] = [];
  page.on('response', async (response) => {
    if (response.url().includes('/rest/')) answers.push(await response.text().catch(() => ''));
  });
  await enter(page, 'leader');
  const id = await building(page);
  await page.goto(`/?sel=building:${id}`);
  await mapIdle(page);
  await expect(page.locator('article h2')).toBeVisible();
  await expect(page.getByRole('heading', { name: /住户（/ })).toHaveCount(0);
  expect(answers.length).toBeGreaterThan(5);
  expect(answers.filter((text) => /head_name|"households":\s*\[|head_id_no/.test(text))).toEqual([]);
});

test('a grid worker sees masked names, and opens a record only by a click that says it is logged', async ({
  page,
  browser,
  baseURL
}) => {
  const opened: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('household_record')) opened.push(request.url());
  });
  await enter(page, 'worker');
  await page.getByRole('navigation', { name: '我的网格' }).getByRole('button').first().click();
  await mapIdle(page);
  const code = new URL(page.url()).searchParams.get('sel')?.slice(5) ?? '';
  const id = await page.evaluate((prefix) => {
    const map = (window as unknown as { __map: import('maplibre-gl').Map }).__map;
    const found = map
      .querySourceFeatures('buildings')
      .find(({ properties }) => String(properties['area']).startsWith(prefix));
    return Number(found?.properties['id']);
  }, code);
  await page.goto(`/?sel=building:${id}`);
  await expect(page.getByRole('heading', { name: /^住户（\d/ })).toBeVisible();
  await expect(page.locator('.head').filter({ hasText: '*' }).first()).toBeVisible();

  await page.getByRole('button', { name: '查看', exact: true }).first().click();
  await expect(page.getByText(/记入审计日志/)).toBeVisible();
  expect(opened).toEqual([]);
  await page.getByRole('button', { name: '打开并记入日志' }).click();
  const record = page.getByRole('region', { name: '住户记录' });
  await expect(record).toContainText('户主');
  expect(opened).toHaveLength(1);

  // The administrator finds the reading in the log.
  const context = await browser.newContext({ baseURL: baseURL ?? '', locale: 'zh-CN' });
  const other = await context.newPage();
  await enter(other, 'admin');
  const log = await other.evaluate(async () => {
    const session = JSON.parse(localStorage.getItem('wangge-session') ?? '{}') as { access_token?: string };
    const { key } = (await (await fetch('/config.json')).json()) as { key: string };
    const answer = await fetch('/rest/v1/audit_log?select=action,subject&subject=eq.households', {
      headers: { apikey: key, authorization: `Bearer ${session.access_token ?? ''}` }
    });
    return (await answer.json()) as { action: string }[];
  });
  expect(log.map(({ action }) => action)).toContain('read');
  await context.close();
});
