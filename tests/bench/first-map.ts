import type { Browser } from '@playwright/test';
import { DEMONSTRATION_PASSWORD } from '../../supabase/embedded/demonstration.ts';
import { newVisitor, signInByForm, whenComplete } from './browser.ts';
import type { Served } from './served.ts';
import { percentile } from './statistics.ts';

const RUNS = 3;

/** A leader who is signed in opens the address: until every default layer is drawn, at 1366 × 768, in software. */
export async function measureFirstMap(browser: Browser, { address }: Served) {
  const entering = await newVisitor(browser, address);
  const entrance = await entering.newPage();
  await entrance.goto('/');
  await signInByForm(entrance, 'leader@demo.wangge', DEMONSTRATION_PASSWORD);
  await whenComplete(entrance);
  const storageState = await entering.storageState();
  await entering.close();

  const runs = [];
  for (let n = 0; n < RUNS; n += 1) {
    const context = await newVisitor(browser, address, storageState);
    const page = await context.newPage();
    await page.goto('/');
    const { mapIdleMs = NaN, longTasks, changes } = await whenComplete(page);
    runs.push({
      map_complete_ms: Math.round(mapIdleMs),
      first_idle_ms: Math.round(changes.find(([state]) => state === 'idle')?.[1] ?? NaN),
      long_tasks: longTasks.length,
      longest_task_ms: Math.round(Math.max(0, ...longTasks)),
      // What a task takes beyond 50 ms, in which the page does not answer.
      blocked_ms: Math.round(longTasks.reduce((sum, ms) => sum + ms - 50, 0))
    });
    await context.close();
  }
  return {
    map_complete_ms: percentile(
      runs.map((run) => run.map_complete_ms),
      0.5
    ),
    runs
  };
}
