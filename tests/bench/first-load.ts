import type { Browser, CDPSession, Page } from '@playwright/test';
import { DEMONSTRATION_PASSWORD } from '../../supabase/embedded/demonstration.ts';
import { newVisitor, signInByForm, whenComplete } from './browser.ts';
import type { Served } from './served.ts';
import { tenth } from './statistics.ts';

interface Fetched {
  readonly path: string;
  readonly kind: string;
  bytes: number;
}

/**
 * What crosses the wire, as it was compressed, with an empty cache: for the sign-in page; then, in the same
 * visit, for the map; and at once where somebody who is signed in opens the map.
 */
export async function measureFirstLoad(browser: Browser, served: Served) {
  const context = await newVisitor(browser, served);
  try {
    const page = await context.newPage();
    const fetched = await record(page);
    await page.goto('/');
    await page.locator('input[type=password]').waitFor();
    await page.waitForLoadState('networkidle');
    const entrance = [...fetched];

    await signInByForm(page, 'leader@demo.wangge', DEMONSTRATION_PASSWORD);
    await whenComplete(page);
    const after = fetched.slice(entrance.length);
    const state = await context.storageState();

    const direct = await newVisitor(browser, served, state);
    const map = await direct.newPage();
    const atOnce = await record(map);
    await map.goto('/');
    await whenComplete(map);
    await direct.close();
    return {
      sign_in_page: sum(entrance),
      from_sign_in_to_map: sum(after),
      map_opened_directly: sum(atOnce),
      largest_files_of_the_map: atOnce
        .toSorted((a, b) => b.bytes - a.bytes)
        .slice(0, 12)
        .map(({ path, bytes }) => ({ path, kb: kilo(bytes) })),
      storage_state: state
    };
  } finally {
    await context.close();
  }
}

/** Kilobytes (1,000 bytes) over the wire by kind: `data` is the answers of the database. */
function sum(fetched: readonly Fetched[]) {
  const kinds: Record<string, number> = {};
  for (const { kind, bytes } of fetched) kinds[kind] = (kinds[kind] ?? 0) + bytes;
  const all = fetched.reduce((total, { bytes }) => total + bytes, 0);
  const data = kinds['data'] ?? 0;
  return {
    requests: fetched.length,
    kb: kilo(all),
    app_kb: kilo(all - data),
    data_kb: kilo(data),
    by_kind_kb: Object.fromEntries(Object.entries(kinds).map(([kind, bytes]) => [kind, kilo(bytes)]))
  };
}

const kilo = (bytes: number) => tenth(bytes / 1000);

/** Notes what the page and its workers fetch, in the order of asking. */
async function record(page: Page): Promise<Fetched[]> {
  const fetched: Fetched[] = [];
  const session = await page.context().newCDPSession(page);
  await follow(session, fetched);
  page.on('worker', (worker) => {
    // A worker's own script is asked for by the page; that it was asked for again would be news.
    void worker.url();
  });
  return fetched;
}

async function follow(session: CDPSession, fetched: Fetched[]): Promise<void> {
  const asked = new Map<string, Fetched>();
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    if (!request.url.startsWith('http')) return;
    const path = new URL(request.url).pathname;
    const kind = /^\/(rest|auth|realtime)\/v1/.test(path) ? 'data' : (type ?? 'Other').toLowerCase();
    const entry: Fetched = { path, kind, bytes: 0 };
    asked.set(requestId, entry);
    fetched.push(entry);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const entry = asked.get(requestId);
    if (entry) entry.bytes = encodedDataLength;
  });
  await session.send('Network.enable');
}
