import { expect } from '@playwright/test';
import { enter, mapIdle, test } from '../support/page.ts';

test('paper gets the map with its title, legend, period, credit and date, and no panels', async ({
  page
}) => {
  await enter(page, 'leader', '/?sel=area:990100001002');
  await mapIdle(page);
  // As a browser does it: the event first, then the layout of paper.
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const sheet = page.locator('section.paper');
  await expect(sheet.locator('h1')).toHaveText((await page.locator('article h2').textContent()) ?? '');
  await expect(sheet).toContainText('清河街道（演示）');
  await expect(sheet).toContainText(/时段\s+\d+月\d+日 至 \d{4}年/);
  await expect(sheet).toContainText('为保护个人信息');
  await expect(sheet).toContainText('少于 5');
  await expect(sheet).toContainText('© OpenStreetMap contributors');
  await expect(sheet).toContainText(/打印于 \d{4}年/);
  await expect(page.getByRole('button', { name: '账号' })).toBeHidden();

  // The picture holds what the screen held: many colours, not an empty canvas.
  const colours = await sheet.locator('img').evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const seen = new Set<number>();
    for (let at = 0; at < data.length; at += 4)
      seen.add((data[at] ?? 0) * 65536 + (data[at + 1] ?? 0) * 256 + (data[at + 2] ?? 0));
    return seen.size;
  });
  expect(colours).toBeGreaterThan(100);
});
