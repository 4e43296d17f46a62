import { test as base, expect, type Page } from '@playwright/test';

/**
 * A page that is watched: whatever a test does, it ends with no error raised in the page and no request to anybody
 * but our own server.
 */
export const test = base.extend<{ watched: undefined }>({
  watched: [
    async ({ page, baseURL }, use) => {
      const errors: string[] = [];
      const outside: string[] = [];
      const home = new URL(baseURL ?? '').host;
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('request', (request) => {
        const { protocol, host } = new URL(request.url());
        if (protocol.startsWith('http') && host !== home) outside.push(request.url());
      });
      await use(undefined);
      expect(errors, 'errors in the page').toEqual([]);
      expect(outside, 'requests to somebody else').toEqual([]);
    },
    { auto: true }
  ]
});

/** Roles of the demonstration, by the name on their card. */
export const CARDS = {
  leader: '街道领导',
  planner: '网格规划员',
  supervisor: '网格监督员',
  worker: '网格员',
  steward: '数据管理员',
  community: '社区管理员',
  admin: '系统管理员',
  wall: '大屏'
} as const;

/** Opens a path, comes in by one click, and waits until the map has drawn everything. */
export async function enterByCard(page: Page, role: keyof typeof CARDS, path = '/') {
  await page.goto(path);
  await page
    .locator('button')
    .filter({ has: page.getByText(CARDS[role], { exact: true }) })
    .click();
  await mapIdle(page);
}

const SESSION = 'wangge-session';
/** Who has come in before in this worker: the session that the browser kept. */
const sessions = new Map<string, string>();

/**
 * Opens a path as somebody, and waits until the map has drawn everything. The first time he comes in by his card, later
 * with the session that he had then: signing in has tests of its own.
 */
export async function enter(page: Page, role: keyof typeof CARDS, path = '/') {
  const known = sessions.get(role);
  if (known === undefined) {
    await enterByCard(page, role, path);
    const kept = await page.evaluate((key) => localStorage.getItem(key), SESSION);
    if (kept !== null) sessions.set(role, kept);
    return;
  }
  // A page of the same origin that is no app.
  await page.goto('/config.json');
  await page.evaluate(
    ([key, kept]) => {
      localStorage.setItem(key, kept);
    },
    [SESSION, known] as const
  );
  await page.goto(path);
  await mapIdle(page);
}

export async function mapIdle(page: Page) {
  await expect(
    page
      .getByRole('region', { name: /网格地图|Map of the grid/ })
      .or(page.locator('.maplibregl-canvas'))
      .first()
  ).toBeVisible({
    timeout: 45_000
  });
  await expect(page.locator('html')).toHaveAttribute('data-map', 'idle', { timeout: 45_000 });
}

/** The title of the card that is open. */
export const cardTitle = (page: Page) => page.locator('article h2');

/** A part of the address. */
export const query = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
