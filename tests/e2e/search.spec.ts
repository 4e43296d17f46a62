import { expect } from '@playwright/test';
import { cardTitle, enter, query, test } from '../support/page.ts';

test('a community is found by its name, its initials and its code', async ({ page }) => {
  await enter(page, 'supervisor', '/?sel=area:990100001003');
  const name = (await cardTitle(page).textContent()) ?? '';
  const { pinyinOf } = await import('../../geodata/pinyin.ts');
  const { initials, syllables } = pinyinOf(name);

  for (const typed of [name, initials, syllables.join(''), '990100001003']) {
    await page.keyboard.press('/');
    const box = page.getByRole('combobox', { name: /搜索/ });
    await expect(box).toBeFocused();
    await box.fill(typed);
    const option = page.getByRole('option').first();
    await expect(option).toContainText(name);
    await page.keyboard.press('Enter');
    await expect.poll(() => query(page, 'sel')).toBe('area:990100001003');
    await page.keyboard.press('Escape');
    await expect(cardTitle(page)).toHaveText('清河街道（演示）');
  }
});

test('no result teaches how to search; results come in groups, and a street is looked at', async ({
  page
}) => {
  await enter(page, 'leader');
  const street = await page.evaluate(() => {
    const map = (window as unknown as { __map: import('maplibre-gl').Map }).__map;
    const found = map
      .querySourceFeatures('ground')
      .find(({ properties }) => properties['kind'] === 'street' && properties['name']);
    return String(found?.properties['name']);
  });
  const before = query(page, 'at');
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: /搜索/ }).fill('qqqzzz');
  await expect(page.getByText('没有找到“qqqzzz”')).toBeVisible();
  await expect(page.getByText(/拼音首字母/)).toBeVisible();
  await page.getByRole('combobox', { name: /搜索/ }).fill(street);
  await expect(page.getByRole('group', { name: '道路' })).toContainText(street);
  await page.getByRole('group', { name: '道路' }).getByRole('option').first().click();
  await expect.poll(() => query(page, 'at')).not.toBe(before);
});
