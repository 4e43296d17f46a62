import { expect, test, type Page } from '@playwright/test';
import type { Map as MapLibre } from 'maplibre-gl';
import { enter } from '../support/page.ts';

declare global {
  interface Window {
    __map: MapLibre;
  }
}

// Pixels are counted here.
test.use({ deviceScaleFactor: 1 });

/** The colour of what is late, in the light theme, as the screen shows it. */
const LATE = [0xc5, 0x1e, 0x21] as const;

/** Opens, as the supervisor, a picture with incidents and nothing else that is red. */
async function openIncidents(page: Page) {
  await enter(page, 'supervisor', '/?level=1&theme=light&layers=ground,area_lines,incidents');
}

async function drawn(page: Page) {
  await expect(page.locator('html')).toHaveAttribute('data-map', 'idle', { timeout: 45_000 });
}

/** How many pixels of the map are of the late colour, or nearly. */
async function latePixels(page: Page): Promise<number> {
  const picture = await page.screenshot({ clip: { x: 330, y: 60, width: 600, height: 660 } });
  return page.evaluate(
    async ([png, late]) => {
      const bitmap = await createImageBitmap(
        new Blob([Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))], { type: 'image/png' })
      );
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      if (!context) throw new Error('no canvas');
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        if (late.every((channel, index) => Math.abs((data[at + index] ?? 0) - channel) < 30)) count++;
      }
      return count;
    },
    [picture.toString('base64'), LATE] as const
  );
}

/** Marks the canvases there are now, to tell them from later ones. */
async function markCanvases(page: Page) {
  await page.evaluate(() => {
    for (const canvas of document.querySelectorAll('canvas')) canvas.dataset['first'] = 'yes';
  });
}

const groundColour = (page: Page) =>
  page.evaluate(() => window.__map.getPaintProperty('paper', 'background-color'));

/** Takes the drawing context from the map's canvas or from that of the incidents above it. */
async function loseContext(page: Page, whose: 'map' | 'incidents') {
  await page.evaluate((whose) => {
    const canvases = [...document.querySelectorAll('canvas')];
    const canvas = canvases.find((found) => (found === window.__map.getCanvas()) === (whose === 'map'));
    const extension = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    if (!extension) throw new Error('nothing to lose');
    extension.loseContext();
    if (whose === 'map') setTimeout(() => extension.restoreContext(), 200);
  }, whose);
}

test.describe('when the graphics card drops the picture', () => {
  for (const whose of ['map', 'incidents'] as const) {
    test(`it comes back with every incident (${whose})`, async ({ page }) => {
      await openIncidents(page);
      const before = await latePixels(page);
      expect(before).toBeGreaterThan(200);

      await markCanvases(page);
      await loseContext(page, whose);
      // Only deck.gl's is new: a lost one never draws again.
      await expect(page.locator('canvas:not([data-first])')).toHaveCount(1);
      await expect.poll(() => latePixels(page), { timeout: 30_000 }).toBeGreaterThan(before * 0.97);
      await drawn(page);

      expect(await latePixels(page)).toBeLessThan(before * 1.03);
      expect(await page.locator('canvas').count()).toBe(2);
    });
  }
});

test('a change of theme, level or layers makes no other map and no other overlay', async ({ page }) => {
  await openIncidents(page);
  await markCanvases(page);
  const ground = await groundColour(page);

  await page.getByRole('button', { name: /深色|夜间|主题/ }).click();
  await drawn(page);
  await page.getByRole('checkbox', { name: '设施' }).click();
  await drawn(page);
  await page.getByText('小组', { exact: true }).click();
  await drawn(page);

  expect(await page.locator('canvas[data-first=yes]').count()).toBe(2);
  expect(await page.locator('canvas').count()).toBe(2);
  expect(await groundColour(page)).not.toBe(ground);
});
