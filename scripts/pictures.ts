/**
 * Makes the README's pictures anew: starts Wangge with a fresh demonstration in a temporary folder, opens it in
 * Chromium as its users would, and writes docs/pictures/*.png.
 *
 *   npm run build && npm run pictures
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { DEMONSTRATION_PASSWORD } from '../supabase/embedded/demonstration.ts';
import { startPlace } from '../tests/support/place-process.ts';
import { chromiumMissing, CHROMIUM } from './tools.ts';

const FOLDER = join(import.meta.dirname, '../docs/pictures');

interface Picture {
  name: string;
  /** Who looks: the account before @demo.wangge, or nobody for the page before sign-in. */
  who: string | null;
  size: [width: number, height: number];
  theme: 'light' | 'dark';
  language: 'zh-CN' | 'en';
  /** What the address bar says. */
  query: string;
  /** The page, where it is not the map. */
  room?: 'review' | 'review/report';
}

const PICTURES: Picture[] = [
  { name: 'sign-in', who: null, size: [1366, 768], theme: 'light', language: 'zh-CN', query: '' },
  { name: 'leader', who: 'leader', size: [1366, 768], theme: 'light', language: 'zh-CN', query: '' },
  {
    name: 'leader-squares-dark',
    who: 'leader',
    size: [1366, 768],
    theme: 'dark',
    language: 'zh-CN',
    query: 'view=squares&sel=area:990100001002'
  },
  {
    name: 'supervisor-incidents',
    who: 'supervisor',
    size: [1920, 1080],
    theme: 'light',
    language: 'en',
    query: 'layers=ground,buildings,street_names,area_lines,area_names,facilities,incidents'
  },
  {
    name: 'review-density',
    who: 'leader',
    size: [1366, 768],
    theme: 'light',
    language: 'zh-CN',
    room: 'review',
    query: 'draw=density&measure=count'
  },
  {
    name: 'review-change',
    who: 'leader',
    size: [1366, 768],
    theme: 'light',
    language: 'en',
    room: 'review',
    query: 'ask=change'
  },
  {
    name: 'review-swipe',
    who: 'leader',
    size: [1366, 768],
    theme: 'dark',
    language: 'zh-CN',
    room: 'review',
    query: 'ask=change&show=swipe&draw=density&measure=count'
  },
  {
    name: 'review-doing',
    who: 'leader',
    size: [1366, 768],
    theme: 'light',
    language: 'zh-CN',
    room: 'review',
    query: 'ask=doing'
  },
  {
    name: 'report',
    who: 'leader',
    size: [1366, 768],
    theme: 'light',
    language: 'en',
    room: 'review/report',
    query: 'sel=area:990100001002'
  },
  { name: 'worker-phone', who: 'worker', size: [390, 844], theme: 'light', language: 'zh-CN', query: '' }
];

/** Waits until the map says that it has drawn everything, and has said so for a moment; or until the report is whole. */
async function settled(page: Page): Promise<void> {
  if (page.url().includes('/review/report')) {
    await page.locator('article[aria-busy=false]').waitFor({ timeout: 120_000 });
    return;
  }
  await page.locator('html[data-map=idle]').waitFor({ state: 'attached', timeout: 120_000 });
  const stays = await page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const began = performance.now();
        const look = () => {
          if (document.documentElement.dataset['map'] !== 'idle') resolve(false);
          else if (performance.now() - began > 1500) resolve(true);
          else requestAnimationFrame(look);
        };
        look();
      })
  );
  if (!stays) await settled(page);
}

async function take(browser: Browser, address: string, picture: Picture): Promise<void> {
  const [width, height] = picture.size;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: picture.language,
    timezoneId: 'Asia/Shanghai',
    colorScheme: picture.theme,
    hasTouch: width < 600,
    reducedMotion: 'reduce'
  });
  try {
    const page = await context.newPage();
    await page.goto(`${address}/sign-in?lang=${picture.language}&theme=${picture.theme}`);
    await page.locator('input[type=email]').waitFor();
    if (picture.who !== null) {
      await page.locator('input[type=email]').fill(`${picture.who}@demo.wangge`);
      await page.locator('input[type=password]').fill(DEMONSTRATION_PASSWORD);
      await page.keyboard.press('Enter');
      await settled(page);
      if (picture.query !== '') {
        const room = picture.room ?? '';
        await page.goto(
          `${address}/${room}?${picture.query}&lang=${picture.language}&theme=${picture.theme}`
        );
        await settled(page);
      }
    }
    // The ring of the keyboard's focus is for people, not for pictures.
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await page.screenshot({ path: join(FOLDER, `${picture.name}.png`) });
    console.log(`docs/pictures/${picture.name}.png`);
  } finally {
    await context.close();
  }
}

const missing = chromiumMissing();
if (missing !== undefined) {
  console.error(missing);
  process.exit(1);
}
await mkdir(FOLDER, { recursive: true });
const data = await mkdtemp(join(tmpdir(), 'wangge-pictures-'));
const place = startPlace(['--data', join(data, 'place')]);
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: [
    '--no-sandbox',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--disable-background-networking'
  ]
});
try {
  const address = await place.ready;
  for (const picture of PICTURES) await take(browser, address, picture);
} finally {
  await browser.close();
  place.child.kill('SIGTERM');
  await place.ended;
  await rm(data, { recursive: true, force: true });
}
