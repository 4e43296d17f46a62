import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withoutShader } from './deck-as-used.ts';

describe('withoutShader', () => {
  it('empties each text of a module, and leaves its names', () => {
    const code =
      'const UNIFORMS = `\\\nstruct A {}\n`;\nexport const source = /* wgsl */ `\\\n${UNIFORMS} main`;\n';
    expect(withoutShader(code)).toBe("const UNIFORMS = '';\nexport const source = /* wgsl */ '';\n");
  });

  it('leaves alone what it cannot tell apart', () => {
    expect(withoutShader('export const source = `a ${on ? `b` : `c`} d`;')).toBeUndefined();
    expect(withoutShader('export const size = 3;')).toBeUndefined();
  });

  it('empties the shaders of the layers that we draw', async () => {
    const layers = dirname(createRequire(import.meta.url).resolve('@deck.gl/layers'));
    for (const name of ['icon-layer/icon-layer', 'bitmap-layer/bitmap-layer']) {
      const code = await readFile(join(layers, `${name}.wgsl.js`), 'utf8');
      expect(withoutShader(code), name).not.toContain('@vertex');
    }
  });
});
