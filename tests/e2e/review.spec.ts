import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { enter, mapIdle, query, test } from '../support/page.ts';

/** A layer of deck.gl whose picture has gone to the graphics card. */
interface Layer {
  id: string;
  props: { image: Texture; bounds: unknown };
}
interface Texture {
  width: number;
  height: number;
  device: { readPixelsToArrayWebGL(source: Texture): ArrayLike<number> };
}

/** Asks in the review room, and waits for the answer to be drawn. */
async function ask(page: Page, path: string) {
  await enter(page, 'leader', path);
  await expect(page.getByRole('heading', { name: '研判' })).toBeAttached();
  await expect(page.getByText('正在计算')).toHaveCount(0);
  await mapIdle(page);
}

/** How the areas are coloured: how many of each class. */
const classes = (page: Page) =>
  page.evaluate(async () => {
    const { __map: map } = window as unknown as {
      __map: { getSource(id: string): { getData(): Promise<GeoJSON.FeatureCollection> } };
    };
    const { features } = await map.getSource('need').getData();
    const counts: Record<string, number> = {};
    for (const { properties } of features) {
      const key = String((properties as { class: number }).class);
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  });

test('a leader goes from the map to the review room, and a link brings the same question back', async ({
  page
}) => {
  await enter(page, 'leader');
  await page.getByRole('link', { name: '研判' }).click();
  await expect(page.getByText(/最多的 5 个小组占 \d+%/)).toBeVisible();
  await page.getByText('比以前多了吗').click();
  await expect(page.getByText(/与2\d{3}年\d+月相比/)).toBeVisible();
  await page.getByText('按密度').click();
  await mapIdle(page);
  expect([query(page, 'ask'), query(page, 'draw')]).toEqual(['change', 'density']);
  await page.reload();
  await mapIdle(page);
  await expect(page.getByRole('radio', { name: /比以前多了吗/ })).toBeChecked();
  await expect(page.getByRole('slider', { name: /带宽/ })).toBeVisible();
});

test('the list, the sentence and the colours are of the same areas', async ({ page }) => {
  await ask(page, '/review?level=2');
  const rows = page.getByRole('region', { name: /排序/ }).locator('li');
  const count = await rows.count();
  expect(count).toBeGreaterThan(20);
  const coloured = Object.values(await classes(page)).reduce((sum, one) => sum + one, 0);
  expect(coloured).toBe(count);
  await rows.first().getByRole('button').click();
  await expect(rows.first()).toHaveClass(/selected/);
  expect(query(page, 'sel')).toMatch(/^area:\d+$/);
});

test('a density is one raster, the same after every pan and zoom', async ({ page }) => {
  await ask(page, '/review?draw=density&measure=count');
  const raster = () =>
    page.evaluate(() => {
      const { __map: map } = window as unknown as {
        __map: { _controls: { _deck?: { props: { layers: unknown } } }[] };
      };
      const deck = map._controls.map(({ _deck }) => _deck).find((one) => one !== undefined);
      const layers = (deck?.props.layers as unknown[]).flat() as Layer[];
      const density = layers.find(({ id }) => id === 'density');
      if (!density) throw new Error('no density is drawn');
      const { image, bounds } = density.props;
      const data = image.device.readPixelsToArrayWebGL(image);
      let sum = 0;
      for (let n = 0; n < data.length; n += 1) sum = (sum * 31 + (data[n] ?? 0) * (n + 1)) % 4_294_967_291;
      return { sum, width: image.width, height: image.height, bounds: JSON.stringify(bounds) };
    });
  // A slow room can look settled for a moment before it has begun.
  await expect(raster).toPass({ timeout: 30_000 });
  const before = await raster();
  expect(before.width).toBeGreaterThan(200);
  await page.evaluate(() => {
    const { __map: map } = window as unknown as { __map: { jumpTo(to: object): void } };
    map.jumpTo({ zoom: 15.4, center: [71.43, 51.17] });
  });
  await mapIdle(page);
  expect(await raster()).toEqual(before);
  await page.mouse.move(683, 400);
  await expect(page.getByText(/[\d.]+ 户／公顷$/)).toBeVisible();
});

test('of incidents it finds what is beyond chance, and says how many by luck', async ({ page }) => {
  await ask(page, '/review?of=incidents&ask=chance&draw=hexagons&bandwidth=200');
  await expect(page.getByText(/个六边形中，/)).toBeVisible();
  await expect(page.getByText(/莫兰指数 I = /)).toBeVisible();
  expect(Object.values(await classes(page)).reduce((sum, one) => sum + one, 0)).toBeGreaterThan(80);

  // What was found stands first; a hexagon is selected as an area is, and Escape takes it back.
  const first = page.locator('aside li').first();
  await first.getByRole('button').click();
  await expect(page).toHaveURL(/hex=-?\d+,-?\d+/);
  await expect(first.getByRole('button')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/hex=/);
});

test('whoever is no reviewer is told so in words', async ({ page }) => {
  await page.goto('/review');
  await page
    .locator('button')
    .filter({ has: page.getByText('网格员', { exact: true }) })
    .click();
  await expect(page.getByRole('heading', { name: '此页不对您开放' })).toBeVisible();
  await page.getByRole('button', { name: /地图/ }).click();
  await mapIdle(page);
});

test('axe finds no serious fault in the review room, light and dark', async ({ page }) => {
  // Colours change at once: none is looked at on its way.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await ask(page, '/review?theme=light&ask=change');
  for (const theme of ['light', 'dark']) {
    if (theme === 'dark') await page.getByRole('button', { name: '深色' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(
      serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
      theme
    ).toEqual([]);
  }
});
