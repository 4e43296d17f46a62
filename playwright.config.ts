import { defineConfig } from '@playwright/test';
import { CHROMIUM } from './scripts/tools.ts';

const port = Number(process.env['E2E_PORT'] ?? 5190);
const gate = port - 1;
/** Each worker has a server and a database of its own. One fills two cores well: the map is drawn in software. */
const workers = Number(process.env['E2E_WORKERS'] ?? 1);
/** Set where tests are run, and not where they are only listed. */
const worker = Number(process.env['TEST_PARALLEL_INDEX'] ?? 0);

export default defineConfig({
  testDir: 'tests/e2e',
  workers,
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port + worker}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    // The layout is that of the viewport; the map, which is drawn in software, has a quarter of the pixels.
    deviceScaleFactor: 0.5,
    screenshot: 'only-on-failure',
    // What was done and what the page said. For pictures and snapshots of every step: `npm run e2e -- --trace on`.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    launchOptions: {
      executablePath: CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // The maps go through it, and not the putting together of the page.
        '--use-angle=swiftshader-webgl',
        '--enable-unsafe-swiftshader'
      ]
    }
  },
  webServer: {
    // Without a shell between them, so that the servers notice when this run is killed.
    command: `exec node tests/support/e2e-servers.ts ${port} ${workers} ${gate}`,
    url: `http://127.0.0.1:${gate}`,
    reuseExistingServer: false,
    timeout: 300_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 }
  }
});
