import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const integration = {
  environment: 'node',
  include: ['tests/integration/**/*.test.ts'],
  // Each file opens a database of its own, which fills a core: one at a time is quicker and steadier.
  fileParallelism: false,
  testTimeout: 60_000,
  hookTimeout: 180_000
};

export default defineConfig({
  test: {
    projects: [
      {
        // Runes in `*.svelte.ts` are compiled as for the browser: on the server they never react.
        plugins: [svelte()],
        resolve: { conditions: ['browser'] },
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{src,geodata,supabase,scripts,tests/support}/**/*.test.ts'],
          testTimeout: 15_000
        }
      },
      { test: { ...integration, name: 'integration' } },
      {
        test: {
          ...integration,
          name: 'postgres',
          env: { WANGGE_TEST_PLACE: 'postgres' },
          // What is about the embedded place as a program: its folder, its lock, its recovery.
          exclude: ['tests/integration/place-*.test.ts'],
          globalSetup: 'tests/support/postgres-server.ts'
        }
      }
    ]
  }
});
