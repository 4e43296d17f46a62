import type { Browser } from '@playwright/test';
import { DEMONSTRATION_PASSWORD } from '../../supabase/embedded/demonstration.ts';
import { newVisitor, signInByForm, whenComplete } from './browser.ts';
import { countingProxy, type Passed } from './counting-proxy.ts';
import type { Served } from './served.ts';
import { tenth } from './statistics.ts';

/**
 * What crosses the wire, gzipped, with an empty cache: for the sign-in page; then, in
 * the same visit, for the map; and at once where somebody who is signed in opens the map.
 */
export async function measureFirstLoad(browser: Browser, served: Served) {
  const proxy = await countingProxy(served);
  const context = await newVisitor(browser, proxy.address);
  try {
    const page = await context.newPage();
    await page.goto('/');
    await page.locator('input[type=password]').waitFor();
    await page.waitForLoadState('networkidle');
    const entrance = [...proxy.passed];

    await signInByForm(page, 'leader@demo.wangge', DEMONSTRATION_PASSWORD);
    await whenComplete(page);
    const afterEntrance = proxy.passed.slice(entrance.length);
    const state = await context.storageState();
    await context.close();

    const before = proxy.passed.length;
    const direct = await newVisitor(browser, proxy.address, state);
    const map = await direct.newPage();
    await map.goto('/');
    await whenComplete(map);
    const atOnce = proxy.passed.slice(before);
    await direct.close();
    return {
      sign_in_page: sum(entrance),
      from_sign_in_to_map: sum(afterEntrance),
      map_opened_directly: sum(atOnce),
      files_of_the_map: atOnce
        .toSorted((a, b) => b.bytes - a.bytes)
        .slice(0, 16)
        .map(({ path, bytes }) => ({ path, kb: kilo(bytes) }))
    };
  } finally {
    proxy.close();
  }
}

/** Kilobytes (1,000 bytes) of bodies by kind. What the database answers is `data`; the rest is the app. */
function sum(passed: readonly Passed[]) {
  const kinds: Record<string, number> = {};
  for (const { path, bytes } of passed) kinds[kindOf(path)] = (kinds[kindOf(path)] ?? 0) + bytes;
  const all = passed.reduce((total, { bytes }) => total + bytes, 0);
  const data = kinds['data'] ?? 0;
  return {
    requests: passed.length,
    kb: kilo(all),
    app_kb: kilo(all - data),
    data_kb: kilo(data),
    by_kind_kb: Object.fromEntries(Object.entries(kinds).map(([kind, bytes]) => [kind, kilo(bytes)]))
  };
}

const kilo = (bytes: number) => tenth(bytes / 1000);

function kindOf(path: string): string {
  if (/^\/(rest|auth|realtime)\/v1/.test(path)) return 'data';
  return /\.(m?js|css|json|svg|woff2?|png|ico|webmanifest)$/.exec(path)?.[1] ?? 'document';
}
