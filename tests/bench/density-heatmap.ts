import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import type { HeatmapAsked, HeatmapDrawn } from './density-heatmap-page.ts';

/** Drawing a hundred thousand large points in software takes a while. */
const PATIENCE_MS = 300_000;

/** deck.gl's HeatmapLayer in a page of its own. */
export async function drawHeatmap(browser: Browser, asked: HeatmapAsked): Promise<HeatmapDrawn> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 1200 } });
  page.setDefaultTimeout(PATIENCE_MS);
  try {
    await page.setContent('<!doctype html><title>HeatmapLayer</title>');
    await page.addScriptTag({ content: await bundle() });
    return await page.evaluate(
      (question) =>
        (window as unknown as { drawHeatmap: (asked: HeatmapAsked) => Promise<HeatmapDrawn> }).drawHeatmap(
          question
        ),
      asked
    );
  } finally {
    await page.close();
  }
}

async function bundle(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    // A library is built without it, and deck.gl asks.
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'density-heatmap-page.ts'), formats: ['iife'], name: 'heatmap' }
    }
  })) as Rolldown.RolldownOutput[];
  const chunk = built.flatMap(({ output }) => output).find((part) => part.type === 'chunk');
  if (chunk === undefined) throw new Error('The page of HeatmapLayer could not be built.');
  return chunk.code;
}
