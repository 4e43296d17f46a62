import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { Map as MapLibre } from 'maplibre-gl';
import { enter, mapIdle, query, test } from '../support/page.ts';

interface Maps {
  __map: MapLibre;
  __earlier: MapLibre;
}

const cameras = (page: Page) =>
  page.evaluate(() => {
    const { __map, __earlier } = window as unknown as Maps;
    return [__map, __earlier].map((map) => ({
      ...{ lng: map.getCenter().lng, lat: map.getCenter().lat, zoom: map.getZoom() },
      ...{ bearing: map.getBearing(), pitch: map.getPitch() }
    }));
  });

/** The class in which each area of a level is drawn, on one of the two maps; -1 = withheld. */
const classes = (page: Page, name: keyof Maps, level: number) =>
  page.evaluate(
    async ([which, shown]) => {
      const map = (window as unknown as Maps)[which];
      const source = map.getSource('areas') as unknown as { getData(): Promise<GeoJSON.FeatureCollection> };
      const { features } = await source.getData();
      const found: Record<string, number> = {};
      for (const { properties } of features) {
        const area = properties as { code: string; level: number; label: [number, number] };
        if (area.level !== shown) continue;
        const layers = ['need-fill', 'need-hatch'];
        const [hit] = map.queryRenderedFeatures(map.project(area.label), { layers });
        if (hit) found[area.code] = Number(hit.properties['class']);
      }
      return found;
    },
    [name, level] as const
  );

/** Months since the year 0 of a month as it is written: 2026年11月. */
function monthOf(words: string): number {
  const [, year, month] = /^(\d{4})年(\d+)月$/.exec(words) ?? [];
  return Number(year) * 12 + Number(month) - 1;
}

/** The first of a month as it is written. */
function firstOf(words: string): string {
  const month = monthOf(words);
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

const faults = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);

test('two periods side by side have one camera and one scale, whichever is moved', async ({ page }) => {
  const rates = new Map<string, Map<string, number>>();
  page.on('response', (response) => {
    if (!response.url().includes('/rpc/area_summary')) return;
    void response.json().then((summary: unknown) => {
      const { level, as_of, areas } = summary as {
        level: number;
        as_of: string;
        areas: { code: string; need: number | null; households: number | null }[];
      };
      if (level !== 2) return;
      const known = areas.flatMap(({ code, need, households }) =>
        need === null || !households ? [] : [[code, (need * 1000) / households] as const]
      );
      rates.set(as_of, new Map(known));
    });
  });
  await enter(page, 'leader', '/review?ask=change&show=side&level=2');
  await expect(page.getByText(/个减少/)).toBeVisible();
  await mapIdle(page);
  // Each has its period written on it, the earlier one on the left.
  const names = page.locator('.pane .name');
  const [later = '', sooner = ''] = await names.allTextContents();
  expect(monthOf(sooner)).toBe(monthOf(later) - 12);
  const boxes = await Promise.all([0, 1].map((n) => names.nth(n).boundingBox()));
  expect(boxes[1]?.x ?? Infinity).toBeLessThan(boxes[0]?.x ?? 0);

  // What is drawn in both follows from the value alone: the higher the rate, the darker, in either picture.
  const drawn = [
    { found: await classes(page, '__map', 2), known: rates.get(firstOf(later)) },
    { found: await classes(page, '__earlier', 2), known: rates.get(firstOf(sooner)) }
  ].flatMap(({ found, known }) =>
    Object.entries(found).flatMap(([code, shown]) => {
      const rate = known?.get(code);
      return rate === undefined ? [] : [{ rate, shown }];
    })
  );
  expect(drawn.length).toBeGreaterThan(60);
  const least = (shown: number) =>
    Math.min(...drawn.filter((one) => one.shown === shown).map(({ rate }) => rate));
  const most = (shown: number) =>
    Math.max(...drawn.filter((one) => one.shown === shown).map(({ rate }) => rate));
  const used = [...new Set(drawn.map(({ shown }) => shown))].toSorted((a, b) => a - b);
  expect(used.length).toBeGreaterThan(2);
  used.slice(1).forEach((shown, n) => {
    expect(least(shown)).toBeGreaterThan(most(used[n] ?? -1));
  });

  const [before] = await cameras(page);
  const pane = await page.locator('.pane.earlier').boundingBox();
  if (pane === null) throw new Error('there is no second map');
  const [x, y] = [pane.x + pane.width / 2, pane.y + pane.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 40, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.press('Shift+ArrowRight');
  await mapIdle(page);
  const [shown, earlier] = await cameras(page);
  expect(earlier).toEqual(shown);
  expect([shown?.lng, shown?.lat]).not.toEqual([before?.lng, before?.lat]);
  // The address holds where both are.
  expect(query(page, 'at')).toContain(shown?.lat.toFixed(5));
});

test('one period is wiped over the other by hand and by keys, and its map is given back afterwards', async ({
  page
}) => {
  await enter(page, 'leader', '/review?ask=change&show=swipe&draw=density&measure=count');
  const handle = page.getByRole('slider', { name: /卷帘/ });
  await expect(handle).toHaveAttribute('aria-valuenow', '50');
  const clip = () => page.locator('.pane.earlier').evaluate((pane) => getComputedStyle(pane).clipPath);
  const half = await clip();
  await handle.press('ArrowRight');
  await expect(handle).toHaveAttribute('aria-valuenow', '52');
  expect(await clip()).not.toBe(half);
  const box = await handle.boundingBox();
  if (box === null) throw new Error('there is no handle');
  await page.mouse.move(box.x + box.width / 2, 500);
  await page.mouse.down();
  await page.mouse.move(box.x + 100, 500);
  await page.mouse.up();
  expect(Number(await handle.getAttribute('aria-valuenow'))).toBeGreaterThan(55);

  // The pointer reads the side that it is over, and the other one beside it.
  await mapIdle(page);
  await page.mouse.move(box.x - 60, 420);
  const over = page.locator('.tip .over').first();
  const sooner = (await over.textContent()) ?? '';
  await page.mouse.move(box.x + 190, 420);
  await expect(over).not.toHaveText(sooner);
  expect(monthOf((await over.textContent()) ?? '')).toBe(monthOf(sooner) + 12);

  expect(await faults(page)).toEqual([]);

  // Graphics contexts are few: those of the second map and of its density are given back at once.
  await page.evaluate(() => {
    const left = [...document.querySelectorAll('.pane.earlier canvas')];
    Object.assign(window, { left });
  });
  await page.getByText('差异', { exact: true }).click();
  await expect(page.locator('.maplibregl-canvas')).toHaveCount(1);
  const lost = await page.evaluate(() =>
    (window as unknown as { left: HTMLCanvasElement[] }).left.map(
      (canvas) => canvas.getContext('webgl2')?.isContextLost() ?? null
    )
  );
  expect(lost).toEqual([true, true]);
  await page.goBack();
  await expect(page.locator('.maplibregl-canvas')).toHaveCount(2);
  // Nothing was lost but what was given back.
  await mapIdle(page);
  await expect(page.getByText('显卡中断')).toHaveCount(0);
});

test('twelve months are twelve pictures in one canvas; each can be opened, and read as a table', async ({
  page
}) => {
  await enter(page, 'leader', '/review?of=incidents&show=multiples&measure=count');
  const panel = page.getByRole('region', { name: '多图对照' });
  const months = panel.getByRole('button', { name: /^20\d\d年\d+月/ });
  await expect(months).toHaveCount(12);
  await expect(panel.getByText('…', { exact: true })).toHaveCount(0);
  await expect(panel.locator('canvas')).toHaveCount(1);
  const sums = () =>
    panel.evaluate((section) => {
      const canvas = section.querySelector('canvas');
      const context = canvas?.getContext('2d');
      if (!canvas || !context) throw new Error('nothing is drawn');
      const from = canvas.getBoundingClientRect();
      const dense = canvas.width / from.width;
      return [...section.querySelectorAll('.window')].map((window) => {
        const box = window.getBoundingClientRect();
        const { data } = context.getImageData(
          Math.round((box.x - from.x) * dense),
          Math.round((box.y - from.y) * dense),
          Math.floor(box.width * dense),
          Math.floor(box.height * dense)
        );
        return data.reduce((sum, value, n) => (sum * 31 + value * (n + 1)) % 4_294_967_291, 0);
      });
    });
  await expect.poll(async () => new Set(await sums()).size).toBe(12);
  const equalSteps = await sums();

  await page.getByText('对数', { exact: true }).click();
  await expect.poll(sums).not.toEqual(equalSteps);
  expect(query(page, 'scale')).toBe('log');
  await expect(page.getByText(/^对数分级/)).toBeVisible();
  expect(await faults(page)).toEqual([]);

  await panel.getByRole('button', { name: '表格' }).click();
  await expect(panel.getByRole('columnheader')).toHaveCount(13);
  await expect(panel.getByRole('row')).not.toHaveCount(2);
  const totals = await panel.locator('tfoot td').allTextContents();
  await panel.getByRole('button', { name: '图', exact: true }).click();
  expect(await months.locator('b').allTextContents()).toEqual(totals);

  // A click, or Enter, shows that month on the map.
  const third = /\d{4}年\d+月/.exec((await months.nth(2).textContent()) ?? '')?.[0] ?? '';
  await months.nth(2).press('Enter');
  await expect(panel).toHaveCount(0);
  expect([query(page, 'from'), query(page, 'show')]).toEqual([firstOf(third), null]);
});
