import type { Plugin } from 'vite';

/**
 * What deck.gl loads and never reaches on our map, each with what stands in its place: classes and functions that say so
 * where something does reach them. We hand it canvases and rasters, so nothing is fetched (loaders.gl); MapLibre
 * hears the pointer, and tells the overlay (mjolnir.js); it draws with WebGL 2 (gpgpu packs attributes for WebGPU).
 */
const STANDING_IN: Readonly<Record<string, string>> = {
  '@loaders.gl/core': `export const registerLoaders = () => {};
    export const load = () => Promise.reject(new Error('This build of deck.gl loads no files: give it what they hold'));`,
  '@loaders.gl/images': `export const ImageLoader = {};`,
  'mjolnir.js': `export class EventManager { on() {} off() {} watch() {} destroy() {} }
    class Gesture {}
    export { Gesture as Pan, Gesture as DoubleClickDrag, Gesture as Pinch, Gesture as Tap };`,
  '@luma.gl/gpgpu': `const absent = () => { throw new Error('This build of deck.gl draws without WebGPU'); };
    export const backendRegistry = { add: absent };
    export class GPUDataEvaluator { constructor() { absent(); } }
    export { absent as cleanEvaluateSync, absent as interleave };`,
  '@luma.gl/gpgpu/webgpu': `export const interleave = () => {};`
};
const PREFIX = '\0deck-as-used:';

/** Modules of deck.gl and luma.gl that hold nothing but shaders in WebGPU's language. */
const WEBGPU_SHADER = /node_modules\/(?:@deck\.gl|@luma\.gl)\/.+[.-]wgsl(?:-integer)?\.js$/;

/**
 * Leaves out of deck.gl what our map never reaches: 229 kB, gzipped, become 181. Built only: development and unit tests
 * take the packages as they are, the tests in a browser what is built.
 */
export function deckAsUsed(): Plugin {
  return {
    name: 'deck-as-used',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (Object.hasOwn(STANDING_IN, id) ? PREFIX + id : undefined),
    load: (id) => (id.startsWith(PREFIX) ? STANDING_IN[id.slice(PREFIX.length)] : undefined),
    transform: (code, id) => (WEBGPU_SHADER.test(id) ? withoutShader(code) : undefined)
  };
}

/** The module with its long texts emptied; as it is where one of them holds another. */
export function withoutShader(code: string): string | undefined {
  const text = /((?:=|default) (?:\/\* wgsl \*\/ ?)?)`[^`]*`;/g;
  const emptied = code.replace(text, "$1'';");
  return emptied === code || emptied.includes('`') ? undefined : emptied;
}
