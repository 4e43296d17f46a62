import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { transformWithOxc, type Plugin } from 'vite';

/** The worker as `src/map/worker.ts` asks for it. */
const WORKER = 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
const LICENCE =
  '/*! MapLibre GL JS, BSD-3-Clause, https://github.com/maplibre/maplibre-gl-js/blob/main/LICENSE.txt */';

/** Tiles in a format that none of our sources has (the optional base map is pictures): their decoder is 19 kB. */
const NO_MLT = '\0no-mlt';
const WITHOUT_MLT = `export class MLTVectorTile {
  constructor() { throw new Error('MapLibre tiles (MLT) are left out of this build'); }
}`;

/**
 * Builds MapLibre from the sources that its package carries, with its worker as one more entry of our build. In its
 * two finished files 96 % of the worker is there a second time; built together, both threads load one copy. That is
 * 117 kB less for the first map. Development and tests take the finished files.
 */
export function sharedMapWorker(): Plugin {
  const sources = join(dirname(createRequire(import.meta.url).resolve('maplibre-gl/package.json')), 'src');
  const address = '\0map-worker-address';
  return {
    name: 'shared-map-worker',
    apply: 'build',
    enforce: 'pre',
    resolveId(id) {
      if (id === 'maplibre-gl') return join(sources, 'index.ts');
      if (id === WORKER) return address;
      return id.endsWith('/vector_tile_mlt.ts') ? NO_MLT : undefined;
    },
    load(id) {
      if (id === NO_MLT) return WITHOUT_MLT;
      if (id !== address) return undefined;
      const worker = this.emitFile({
        type: 'chunk',
        id: join(sources, 'source/worker.ts'),
        name: 'maplibre-worker'
      });
      return `export default import.meta.ROLLUP_FILE_URL_${worker};`;
    },
    transform(code, id) {
      if (!id.startsWith(sources) || !id.endsWith('.ts')) return undefined;
      // As its own build has it: a field that is only declared is not set to undefined by a subclass.
      return transformWithOxc(code, id, {
        tsconfig: { compilerOptions: { useDefineForClassFields: false } },
        typescript: { removeClassFieldsWithoutInitializer: true },
        assumptions: { setPublicClassFields: true }
      });
    },
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.moduleIds.some((id) => id.startsWith(sources))) continue;
        chunk.code = `${LICENCE}\n${chunk.code}`;
      }
    }
  };
}
