import { createClient } from '@supabase/supabase-js';
import { expect, type Page } from '@playwright/test';
import { DEMONSTRATION_PASSWORD } from '../../supabase/embedded/demonstration.ts';
import { enter, mapIdle, query, test } from '../support/page.ts';

interface Row {
  due_at: string;
  closed_at: string | null;
  state: string;
}

/** A month that is over: its figures do not change any more. */
const MONTH = { from: '2026-09-01', to: '2026-09-30' };
const [BEGINS, ENDS] = ['2026-09-01T00:00:00+08:00', '2026-10-01T00:00:00+08:00'];
const PATH = `/review?ask=doing&from=${MONTH.from}&to=${MONTH.to}`;

/** The rows that fell due in an area, as the supervisor reads them by the API; a page of 1,000 holds a community. */
async function dueRows(page: Page, baseURL: string, area: string): Promise<Row[]> {
  const { key } = (await (await page.request.get('/config.json')).json()) as { key: string };
  const client = createClient(baseURL, key, { auth: { persistSession: false, autoRefreshToken: false } });
  const { error } = await client.auth.signInWithPassword({
    email: 'supervisor@demo.wangge',
    password: DEMONSTRATION_PASSWORD
  });
  if (error) throw error;
  const { data, error: refused } = await client
    .from('incidents')
    .select('due_at, closed_at, state')
    .gte('area_code', area)
    .lt('area_code', `${area}~`)
    .gte('due_at', BEGINS)
    .lt('due_at', ENDS)
    .lt('filed_at', ENDS)
    .limit(1000);
  if (refused) throw refused;
  return data;
}

const tile = (page: Page, code: string) => page.locator(`[data-figure=${code}]`);

test('the figures on the screen are those of the rows, for an area and for what it is made of', async ({
  page,
  baseURL
}) => {
  await enter(page, 'supervisor', `${PATH}&level=1&sel=area:990100001003`);
  const rows = (await dueRows(page, baseURL ?? '', '990100001003')).filter(
    ({ state, closed_at }) =>
      state === 'closed' || closed_at === null || Date.parse(closed_at) >= Date.parse(ENDS)
  );
  const onTime = rows.filter(
    ({ closed_at, due_at }) => closed_at !== null && Date.parse(closed_at) <= Date.parse(due_at)
  );
  expect(rows.length).toBeGreaterThan(50);
  const share = ((100 * onTime.length) / rows.length).toFixed(1);
  await expect(tile(page, 'closing_on_time')).toContainText(`${share}%`);
  await expect(tile(page, 'closing_on_time')).toContainText(`${onTime.length}/${rows.length}`);

  // A click on the figure: its formula, and the areas of the level, the same one among them.
  await tile(page, 'closing_on_time').click();
  await expect(page.getByText('按期结案率 = 按期结案数 ÷ 应结案数')).toBeVisible();
  const line = page.locator('[data-area="990100001003"]');
  await expect(line).toContainText(`${onTime.length}/${rows.length}`);
  // A click on the area: what it is made of adds up to it.
  await line.click();
  await expect.poll(() => query(page, 'level')).toBe('2');
  await expect(page.locator('[data-area^="99010000100301"]')).toBeVisible();
  const parts = await page.locator('aside ol small').allTextContents();
  const sum = parts
    .flatMap((text) => /^(\d+)\/(\d+)$/.exec(text.trim())?.[2] ?? [])
    .reduce((all, one) => all + Number(one), 0);
  expect(sum).toBe(rows.length);

  // And the incidents behind it, each with its place on the map.
  await page.getByRole('button', { name: new RegExp(`应结案数 ${rows.length}`) }).click();
  const links = page.locator('aside ul a');
  await expect(links).toHaveCount(Math.min(200, rows.length));
  await expect(links.first()).toHaveAttribute('href', /sel=incident:\d+/);
});

test('a figure is set to zero by the supervisor, stays visible as such with reason and name, and is taken back', async ({
  page
}) => {
  await enter(page, 'supervisor', `${PATH}&level=1&figure=closing&sel=area:990100001005`);
  await page.getByRole('button', { name: '认定失实，记为零…' }).click();
  await page.getByLabel('理由').fill('现场核查：三件未到场即结案');
  await page.getByRole('button', { name: '记为零', exact: true }).click();
  await expect(page.getByRole('note')).toContainText('现场核查：三件未到场即结案');
  await expect(page.locator('[data-area="990100001005"]')).toContainText('记零');
  await page.getByRole('button', { name: '全部指标' }).click();
  await expect(tile(page, 'closing')).toContainText(/0\.0\s*%.*记零/s);

  await tile(page, 'closing').click();
  await page.getByRole('button', { name: '撤销记零…' }).click();
  await page.getByLabel('理由').fill('复核：均已到场');
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.getByRole('note')).toHaveCount(0);
  await expect(page.getByText(/曾记为零（现场核查：三件未到场即结案）.*复核：均已到场/)).toBeVisible();
});

test('a leader sees the assessment with both its parts, and no way to decide', async ({ page }) => {
  await enter(page, 'leader', `${PATH}&level=1&figure=assessment`);
  await mapIdle(page);
  const [status = 0, improvement = 0] = (await page.locator('aside dl dd').allTextContents()).map(Number);
  const score = Number(await page.locator('aside .score b').textContent());
  // The parts are printed to a tenth.
  expect(Math.abs(score - (0.4 * status + 0.6 * improvement))).toBeLessThan(0.11);
  await expect(page.locator('[data-area]')).toHaveCount(8);
  await page.goto(`${PATH}&level=1&figure=closing`);
  await expect(page.getByText('结案率 = 结案数 ÷ 应结案数')).toBeVisible();
  await expect(page.getByRole('button', { name: '认定失实，记为零…' })).toHaveCount(0);
  await expect(page.getByText('涉及个人和家庭的限制事件不计入。').first()).toBeVisible();
});
