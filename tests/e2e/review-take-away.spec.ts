import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { parseCsv } from '../../geodata/write/nasty.fixture.ts';
import { enter, mapIdle, test } from '../support/page.ts';

interface Summary {
  areas: { code: string; households: number | null; need: number | null }[];
}

/** Opens the dialog, says what is wanted and what for, and takes the file. */
async function take(page: Page, ...wishes: string[]): Promise<{ name: string; bytes: Buffer }> {
  const dialog = page.getByRole('dialog');
  if (!(await dialog.isVisible())) await page.getByRole('button', { name: '带走' }).click();
  for (const wish of wishes) await dialog.getByText(wish, { exact: true }).click();
  await dialog.getByRole('textbox', { name: '用途' }).fill('季度例会');
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await dialog.getByRole('button', { name: '下载' }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('a leader takes the list away: figure by figure what the screen and its function gave, logged with its number', async ({
  page
}) => {
  const summaries: Summary[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('/rpc/area_summary'))
      void response.json().then((one: Summary) => summaries.push(one));
  });
  const noticed: unknown[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/rpc/log_export')) noticed.push(request.postDataJSON());
  });
  await enter(page, 'leader', '/review?level=2');
  await expect(page.getByRole('region', { name: /排序/ }).locator('li').first()).toBeVisible();
  await mapIdle(page);
  const listed = await page.getByRole('region', { name: /排序/ }).locator('li .figure').allTextContents();

  const { name, bytes } = await take(page, '表格', 'CSV');
  const all = parseCsv(bytes.toString('utf8'));
  const rows = all.slice(1).filter(([first]) => first?.startsWith('# ') === false);
  // A file holds numbers: 150, where the screen writes 150.0.
  expect(rows.map(([, , count, households, value]) => `${count}/${households} ${value}`)).toEqual(
    listed.map((figure) => figure.trim().replaceAll(/\s+/g, ' ').replaceAll(',', '').replace(/\.0$/, ''))
  );
  const given = new Map(summaries.flatMap(({ areas }) => areas.map((area) => [area.code, area] as const)));
  for (const [code = '', , count, households, value] of rows) {
    const area = given.get(code.trim());
    expect([count, households]).toEqual([String(area?.need), String(area?.households)]);
    const rate = (1000 * (area?.need ?? NaN)) / (area?.households ?? NaN);
    expect(Math.abs(Number(value) - rate)).toBeLessThanOrEqual(0.05 + 1e-9);
  }
  const number = all.find(([first]) => first === '# 日志编号')?.[1];
  expect(name).toMatch(new RegExp(`-${number}\\.csv$`));
  expect(noticed).toMatchObject([
    { question: 'where', format: 'csv', rows: rows.length, reason: '季度例会' }
  ]);

  const shapes = JSON.parse((await take(page, '图形')).bytes.toString('utf8')) as GeoJSON.FeatureCollection;
  expect(
    shapes.features.map(({ properties }) => [properties?.['count'], properties?.['rate']].map(String))
  ).toEqual(rows.map(([, , count, , value]) => [count, value]));
  const book = await take(page, '表格', 'Excel (XLSX)');
  expect([book.name.slice(-5), book.bytes.toString('latin1', 0, 2)]).toEqual(['.xlsx', 'PK']);
});

test('what is withheld stays a word, and where the log refuses there is no file', async ({ page }) => {
  await enter(page, 'leader', '/review?level=4');
  await expect(page.getByRole('region', { name: /排序/ }).locator('li').first()).toBeVisible();
  const rows = parseCsv((await take(page, '表格', 'CSV')).bytes.toString('utf8')).filter(
    ([, , count]) => count !== ''
  );
  const withheld = rows.filter(([, , count]) => count === '<5 或不公开');
  expect(withheld.length).toBeGreaterThan(10);
  for (const [, , ...figures] of withheld) expect(new Set(figures)).toEqual(new Set(['<5 或不公开']));

  let files = 0;
  page.on('download', () => (files += 1));
  await page.route('**/rpc/log_export', (route) =>
    route.fulfill({ status: 403, json: { code: '42501', message: 'no' } })
  );
  await page.getByRole('dialog').getByRole('button', { name: '下载' }).click();
  await expect(page.getByRole('alert')).toContainText('没有记入日志，所以没有给出文件');
  expect(files).toBe(0);
});

test('a page is A4 with its text in it, and leaves the map on the screen as it was', async ({ page }) => {
  await enter(page, 'leader', '/review?level=1');
  await expect(page.getByRole('region', { name: /排序/ }).locator('li').first()).toBeVisible();
  await mapIdle(page);
  const before = page.url();
  const size = () =>
    page.locator('.maplibregl-canvas').evaluateAll((all) => all.map(({ clientWidth }) => clientWidth));
  const widths = await size();
  const { name, bytes } = await take(page, '文档');
  const text = bytes.toString('latin1');
  expect(name).toMatch(/\.pdf$/);
  expect(text).toContain('/MediaBox [0 0 841.89 595.28]');
  // 300 dots to the inch.
  expect(text).toContain('/Width 3508 /Height 2480');
  expect(text.match(/\/ToUnicode/g)?.length).toBeGreaterThan(0);
  expect([page.url(), await size()]).toEqual([before, widths]);

  const picture = await take(page, '图片', '屏幕分辨率');
  expect(picture.bytes.toString('latin1', 12, 16)).toBe('IHDR');
  expect(picture.bytes.readUInt32BE(16)).toBeLessThan(3508);
  expect(picture.bytes.includes('iTXt')).toBe(true);
});
