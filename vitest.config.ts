import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const integration = {
  environment: 'node',
  include: ['tests/integration/**/*.test.ts'],
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
          // Left alone, vitest keeps one core free: on two that is half of the machine.
          maxWorkers: 2,
          testTimeout: 15_000
        }
      },
      // Two files at a time. The tests on PostgreSQL, which are done long before, run beside them.
      {
        test: {
          ...integration,
          name: 'integration',
          maxWorkers: 2,
          globalSetup: 'tests/support/embedded-image.ts'
        }
      },
      {
        test: {
          ...integration,
          name: 'postgres',
          env: { WANGGE_TEST_PLACE: 'postgres' },
          maxWorkers: 1,
          // What is about the embedded place as a program: its folder, its lock, its recovery.
          exclude: ['tests/integration/place-*.test.ts'],
          globalSetup: 'tests/support/postgres-server.ts'
        }
      }
    ]
  }
});
