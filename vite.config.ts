import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { deckAsUsed } from './scripts/build/deck-as-used.ts';
import { sharedMapWorker } from './scripts/build/shared-map-worker.ts';

export default defineConfig({
  plugins: [
    // The same options as the `i18n` script, so that neither undoes the other's output.
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/i18n/paraglide',
      strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
      emitReadme: false
    }),
    svelte(),
    sharedMapWorker(),
    deckAsUsed()
  ],
  build: {
    target: 'es2023',
    // MapLibre alone is larger than the default limit, and comes after the first paint.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What Vite adds so that a chunk can load another goes with the first page. Left to itself it
            // may land in the map's chunk, and then the sign-in page waits for the map's engine.
            { name: 'start', test: /vite[\\/](preload-helper|modulepreload-polyfill)/, priority: 3 },
            {
              name: 'deck',
              test: /node_modules[\\/](@deck\.gl|@luma\.gl|@math\.gl|@probe\.gl)[\\/]|^\0deck-as-used:/,
              priority: 2
            },
            // What both of its threads run is one chunk, what only one of them runs another.
            {
              name: 'maplibre',
              test: /node_modules[\\/](maplibre-gl|@maplibre)[\\/]/,
              priority: 3,
              entriesAware: true
            }
          ]
        }
      }
    }
  },
  worker: { format: 'es' }
});
