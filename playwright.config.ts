import { defineConfig } from '@playwright/test';
import { CHROMIUM } from './scripts/tools.ts';

const port = Number(process.env['E2E_PORT'] ?? 5190);

export default defineConfig({
  testDir: 'tests/e2e',
  // One server, one database and a map drawn in software: tests side by side would only wait for each other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader'
      ]
    }
  },
  webServer: {
    // `--reset` so that a run never meets what an earlier one left behind.
    command: `npm start -- --port ${port} --data node_modules/.cache/wangge/e2e --reset --yes`,
    url: `http://127.0.0.1:${port}/config.json`,
    reuseExistingServer: false,
    timeout: 240_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 }
  }
});
