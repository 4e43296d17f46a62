import { ESLint } from 'eslint';
import ts from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

// The project's own configuration, less the rules that must know types: the files below do not exist.
const eslint = new ESLint({ overrideConfig: [ts.configs.disableTypeChecked] });

/** What our own rules, and those that keep the core pure, say about a text as if it stood in that file. */
async function complaints(filePath: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  const messages = result?.messages ?? [];
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages
    .filter(
      ({ ruleId }) => ruleId?.startsWith('house/') === true || ruleId?.startsWith('no-restricted') === true
    )
    .map(({ message }) => message);
}

describe('walls between rooms', () => {
  it.each([
    ['src/domain/x.ts', `import { mount } from 'svelte';`],
    ['src/domain/x.ts', `import { edges } from '../geometry/edges.ts';`],
    ['src/domain/x.ts', `export * from '../data/areas.ts';`],
    ['src/domain/x.ts', `export { areas } from '../data/areas.ts';`],
    ['src/domain/x.ts', `import type { AreaStore } from '../data/areas.ts';`],
    ['src/domain/x.ts', `import { readFileSync } from 'node:fs';`],
    ['src/domain/x.ts', `await import('../map/order.ts');`],
    ['src/domain/deep/er/x.ts', `import { edges } from '../../../geometry/edges.ts';`],
    ['src/geometry/x.ts', `import { density } from '../analysis/density.ts';`],
    ['src/geometry/x.ts', `import { Map } from 'maplibre-gl';`],
    ['src/analysis/x.ts', `import { Layer } from '@deck.gl/core';`],
    ['src/analysis/x.ts', `import { rows } from '../../geodata/read/csv.ts';`],
    ['geodata/read/csv.ts', `import { readFileSync } from 'node:fs';`],
    ['geodata/read/csv.ts', `import { createClient } from '@supabase/supabase-js';`],
    ['geodata/write/csv.ts', `import { code } from '../../src/domain/areas/code.ts';`],
    ['src/views/x.ts', `import write from 'write-excel-file/universal';`],
    ['geodata/demo/x.ts', `import { Wall } from '../../src/views/wall/wall.ts';`],
    ['geodata/demo/x.ts', `import { start } from '../../supabase/embedded/start.ts';`],
    ['src/data/x.ts', `import { Areas } from '../state/areas.svelte.ts';`],
    ['src/state/x.ts', `import { areaStore } from '../data/areas.ts';`],
    ['src/state/x.ts', `import { createClient } from '@supabase/supabase-js';`],
    ['src/state/x.ts', `import Panel from '../ui/Panel.svelte';`],
    ['src/map/x.ts', `import { areas } from '../data/areas.ts';`],
    ['src/map/x.ts', `import { Areas } from '../state/areas.svelte.ts';`],
    ['src/map/x.ts', `new Worker(new URL('../data/work.ts', import.meta.url));`],
    ['src/charts/x.ts', `import { order } from '../map/order.ts';`],
    ['src/ui/x.ts', `import { Areas } from '../state/areas.svelte.ts';`],
    [
      'src/ui/Panel.svelte',
      `<script lang="ts">\n  import { Map } from 'maplibre-gl';\n  new Map();\n</script>`
    ],
    ['src/views/x.ts', `import { createClient } from '@supabase/supabase-js';`],
    ['src/views/x.ts', `import { areaStore } from '../data/areas.ts';`],
    [
      'src/views/Wall.svelte',
      `<script lang="ts">\n  import { Map } from 'maplibre-gl';\n  new Map();\n</script>`
    ],
    [
      'src/App.svelte',
      `<script lang="ts">\n  import { x } from '../supabase/embedded/x.ts';\n  x();\n</script>`
    ],
    ['src/main.ts', `import { sketch } from '../tests/support/sketch.ts';`],
    ['supabase/embedded/x.ts', `import { areas } from '../../src/data/areas.ts';`],
    ['src/domain/x.test.ts', `import { areas } from '../data/areas.ts';`]
  ])('%s may not say: %s', async (file, text) => {
    expect(await complaints(file, text)).toHaveLength(1);
  });

  it.each([
    ['src/domain/x.ts', `import { code } from './areas/code.ts';`],
    ['src/domain/x.ts', `import type { Polygon } from 'geojson';`],
    ['src/domain/x.test.ts', `import { sketch } from '../../tests/support/sketch.ts';`],
    ['src/domain/x.test.ts', `import { it } from 'vitest';`],
    ['src/geometry/x.ts', `import { code } from '../domain/areas/code.ts';`],
    ['src/analysis/x.ts', `import { code } from '../domain/areas/code.ts';`],
    ['geodata/read/csv.ts', `import { code } from '../../src/domain/areas/code.ts';`],
    ['geodata/write/xlsx.ts', `import write from 'write-excel-file/universal';`],
    ['src/views/x.ts', `const { csv } = await import('../../geodata/write/csv.ts');`],
    ['geodata/demo/x.ts', `import { readFileSync } from 'node:fs';`],
    ['src/data/x.ts', `import { createClient } from '@supabase/supabase-js';`],
    ['src/state/x.ts', `import type { AreaStore } from '../data/areas.ts';`],
    ['src/map/x.ts', `import { Map } from 'maplibre-gl';`],
    ['src/map/x.ts', `import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';`],
    ['src/map/x.ts', `import { MapLibreOverlay } from '@deck.gl/maplibre';`],
    ['src/views/x.ts', `import { order } from '../map/order.ts';`],
    ['src/App.svelte', `<script lang="ts">\n  import { x } from './data/client.ts';\n  x();\n</script>`],
    ['supabase/embedded/x.ts', `import { load } from '../../geodata/demo/load.ts';`],
    ['tests/integration/x.test.ts', `import { areas } from '../../src/data/areas.ts';`]
  ])('%s may say: %s', async (file, text) => {
    expect(await complaints(file, text)).toEqual([]);
  });
});

describe('the pure core', () => {
  it.each([
    `export const x = Math.random();`,
    `export const x = Date.now();`,
    `export const x = new Date();`,
    `export const x = document.title;`
  ])('is told time and chance, and has no page: %s', async (text) => {
    expect(await complaints('src/analysis/x.ts', text)).toHaveLength(1);
  });

  it('may reckon with a time it was given', async () => {
    expect(await complaints('src/domain/x.ts', `export const x = (at: string) => new Date(at);`)).toEqual([]);
  });
});

describe('colours', () => {
  it.each([
    ['src/map/layers/x.ts', `export const x = '#ff0000';`],
    ['src/charts/x.ts', 'export const x = (a: number) => `rgba(0, 0, 0, ${a})`;'],
    ['src/ui/X.svelte', `<p style="color: #f00">x</p>`],
    ['src/ui/X.svelte', `<p>x</p>\n<style>\n  p {\n    color: oklch(50% 0.1 20);\n  }\n</style>`]
  ])('have names: not in %s: %s', async (file, text) => {
    expect(await complaints(file, text)).toHaveLength(1);
  });

  it.each([
    ['src/map/palette.ts', `export const x = '#ff0000';`],
    ['src/ui/X.svelte', `<a href="#add">x</a>\n<style>\n  #add {\n    color: var(--ink);\n  }\n</style>`],
    ['src/views/x.ts', `export const x = '#12 of 20';`]
  ])('are not suspected in %s: %s', async (file, text) => {
    expect(await complaints(file, text)).toEqual([]);
  });
});

describe('words', () => {
  it.each([
    ['src/views/X.svelte', `<p>社区</p>`],
    ['src/views/X.svelte', `<p title="社区">x</p>`],
    ['src/ui/x.ts', `export const x = '社区';`]
  ])('for people are messages: not in %s: %s', async (file, text) => {
    expect(await complaints(file, text)).toHaveLength(1);
  });

  it('may be Chinese in a test', async () => {
    expect(await complaints('src/state/x.test.ts', `export const x = '社区';`)).toEqual([]);
  });
});
