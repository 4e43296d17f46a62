import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { CHROMIUM } from '../../scripts/tools.ts';

/** A page that has not changed its `data-map` and fetched nothing for this long is complete. */
const QUIET_MS = 2500;
const PATIENCE_MS = 60_000;

/** Chromium that draws WebGL in software, as the tests use it. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-background-networking'
    ]
  });
}

/** A visitor with an empty cache, on a laptop's screen. */
export async function newVisitor(
  browser: Browser,
  address: string,
  storageState?: Awaited<ReturnType<BrowserContext['storageState']>>
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...(storageState === undefined ? {} : { storageState })
  });
  await context.addInitScript(watch);
  return context;
}

/** What a page tells about its own loading, in milliseconds since navigation began. */
export interface Watched {
  /** When the map last became idle. */
  mapIdleMs: number | undefined;
  changes: [state: string, ms: number][];
  longTasks: number[];
  lastFetchMs: number;
}

/** Runs in the page before everything else. */
function watch(): void {
  const watched: Watched = { mapIdleMs: undefined, changes: [], longTasks: [], lastFetchMs: 0 };
  Object.assign(window, { __watched: watched });
  const look = () => {
    const state = document.documentElement.dataset['map'];
    if (state === undefined || watched.changes.at(-1)?.[0] === state) return;
    watched.changes.push([state, performance.now()]);
    watched.mapIdleMs = state === 'idle' ? performance.now() : undefined;
  };
  new MutationObserver(look).observe(document, {
    attributes: true,
    subtree: true,
    attributeFilter: ['data-map']
  });
  new PerformanceObserver((list) => {
    watched.longTasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      watched.lastFetchMs = Math.max(watched.lastFetchMs, entry.startTime + entry.duration);
    }
  }).observe({ type: 'resource', buffered: true });
}

/** Waits until the map has been idle and the network quiet for a while, and gives what the page saw. */
export async function whenComplete(page: Page): Promise<Watched> {
  await page.waitForFunction(
    (quiet) => {
      const { mapIdleMs, lastFetchMs } = (window as unknown as { __watched: Watched }).__watched;
      return mapIdleMs !== undefined && performance.now() - Math.max(mapIdleMs, lastFetchMs) > quiet;
    },
    QUIET_MS,
    { timeout: PATIENCE_MS, polling: 250 }
  );
  return page.evaluate(() => (window as unknown as { __watched: Watched }).__watched);
}

/** Signs in by the form, as a user does. */
export async function signInByForm(page: Page, email: string, password: string): Promise<void> {
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('form button[type=submit]').click();
}
