import { expect, type Page } from '@playwright/test';
import { CARDS, enter, query, test } from '../support/page.ts';

const signInAs = (page: Page, role: keyof typeof CARDS) =>
  page
    .locator('button')
    .filter({ has: page.getByText(CARDS[role], { exact: true }) })
    .click();

/** Another person at the same machine. */
async function leave(page: Page) {
  await page.evaluate(() => {
    window.localStorage.clear();
  });
}

test('a view is kept, shared, opened from its link by a colleague, and is nobody else’s', async ({
  page
}) => {
  await enter(page, 'leader', '/review?ask=change&level=2&from=2026-11-01');
  await page.getByRole('button', { name: '已存视图' }).click();
  const panel = page.getByRole('dialog', { name: '已存视图' });
  const save = panel.getByRole('button', { name: '保存当前视图' });
  await save.click();
  await expect(panel.getByText('请输入名称。')).toBeVisible();
  await panel.getByLabel('名称').fill('长'.repeat(200));
  await save.click();
  await expect(panel.getByText('名称最多 80 个字。')).toBeVisible();
  await panel.getByLabel('名称').fill('小组逐年变化');
  await panel.getByLabel('与本街道的研判人员共享').check();
  await save.click();
  const row = panel.getByRole('button', { name: /小组逐年变化/ });
  await expect(row).toBeVisible();
  await panel.getByLabel('名称').fill('小组逐年变化');
  await save.click();
  await expect(panel.getByText('您已有同名的视图')).toBeVisible();

  // It stands for an address: opened after something else was looked at, it is that again.
  await page.keyboard.press('Escape');
  await page.getByText('困难家庭集中在哪里').click();
  await expect.poll(() => query(page, 'ask')).toBe('where');
  await page.getByRole('button', { name: '已存视图' }).click();
  await row.click();
  await expect.poll(() => [query(page, 'ask'), query(page, 'level')]).toEqual(['change', '2']);

  const found = await page.evaluate(async () => {
    const kept = JSON.parse(localStorage.getItem('wangge-session') ?? '{}') as { access_token: string };
    const { supabaseKey } = {
      supabaseKey: ((await (await fetch('/config.json')).json()) as { key: string }).key
    };
    const answer = await fetch('/rest/v1/saved_views?select=id', {
      headers: { apikey: supabaseKey, authorization: `Bearer ${kept.access_token}` }
    });
    return (await answer.json()) as { id: string }[];
  });
  const link = `/review?saved=${found[0]?.id ?? ''}`;
  await leave(page);
  await page.goto(link);
  await signInAs(page, 'planner');
  await expect(page.getByRole('radio', { name: /比以前多了吗/ })).toBeChecked();
  expect(query(page, 'saved')).toBeNull();
  await page.getByRole('button', { name: '已存视图' }).click();
  await expect(panel.getByRole('button', { name: /小组逐年变化/ })).toBeVisible();
  await expect(panel.getByRole('button', { name: '删除' })).toHaveCount(0);

  await leave(page);
  await page.goto(link);
  await signInAs(page, 'worker');
  await expect(page.getByRole('heading', { name: '此页不对您开放' })).toBeVisible();

  await leave(page);
  await page.goto(link.replace(/.$/, (last) => (last === '0' ? '1' : '0')));
  await signInAs(page, 'leader');
  await expect(page.getByRole('heading', { name: '没有这个视图' })).toBeVisible();
});

test('the report of a community says in both languages what area_summary answered', async ({ page }) => {
  const answers: {
    as_of: string;
    level: number;
    areas: { code: string; need: number | null; households: number | null }[];
  }[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('/rpc/area_summary'))
      void response.json().then((answer) => answers.push(answer as (typeof answers)[number]));
  });
  await enter(page, 'leader', '/review');
  await page.getByRole('link', { name: '报告' }).click();
  const paper = page.locator('article.paper');
  await expect(paper).toHaveAttribute('aria-busy', 'false', { timeout: 45_000 });
  await page.getByRole('button', { name: '下一个社区' }).click();
  await expect(paper).toHaveAttribute('aria-busy', 'false', { timeout: 45_000 });
  const code = (query(page, 'sel') ?? '').replace('area:', '');
  const rows = answers
    .filter(({ level }) => level === 1)
    .flatMap(({ as_of, areas }) => areas.flatMap((area) => (area.code === code ? [{ as_of, ...area }] : [])));
  const now = rows.toSorted((a, b) => (a.as_of < b.as_of ? 1 : -1))[0];
  if (now === undefined || now.households === null || now.need === null)
    throw new Error('the demonstration publishes its communities');
  const [households, need] = [now.households.toLocaleString('en'), now.need.toLocaleString('en')];
  const rate = Math.round((now.need * 1000) / now.households);
  await expect(paper).toContainText(`约有 ${households} 户，其中困难家庭约 ${need} 户，每千户 ${rate} 户。`);
  await expect(paper).toContainText(/应结案 \d+ 件，按期结案 \d+ 件/);
  await expect(paper).toContainText(/莫兰指数 I = /);
  await expect(paper).toContainText('步行 10 分钟');

  await page.getByRole('button', { name: 'English' }).click();
  await expect(paper).toContainText(
    `had about ${households} households, about ${need} of them in need: ${rate} per 1,000.`
  );
  await expect(paper).toContainText(/Of \d+ that fell due, \d+ were closed on time/);

  // On paper there is the sheet and nothing to press; a print that was asked for stands in the log.
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await page.getByRole('button', { name: 'Print or save as PDF' }).click();
  await page.getByLabel('What for').fill('Weekly meeting');
  await page.getByRole('button', { name: 'Log it and print' }).click();
  await expect(paper).toContainText(/Log no\. \d+/);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Print or save as PDF' })).toBeHidden();
  await expect(paper).toBeVisible();
});
