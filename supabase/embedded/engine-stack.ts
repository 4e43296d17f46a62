import type { PGlite } from '@electric-sql/pglite';

/**
 * The stack of the engine's own memory. PGlite 0.5.8 leaves about a kilobyte on it at every statement that
 * fails, and after some 1,900 of them refuses everything for good ("stack depth limit exceeded"): any
 * visitor could stop the place by asking for what he may not have. When a PGlite keeps its stack, the test
 * beside this file passes without it, and it can go.
 */
export interface EngineStack {
  /** Runs one call of the engine, and where it fails puts the stack back to where it was. */
  guard<Result>(call: () => Promise<Result>): Promise<Result>;
}

/** Throws where the engine does not show its stack pointer: better not to start than to stop one day. */
export function engineStack(pglite: PGlite): EngineStack {
  const pointer = stackPointer(pglite);
  return {
    guard: async (call) => {
      const before: unknown = pointer.value;
      try {
        return await call();
      } catch (error) {
        pointer.value = before;
        throw error;
      }
    }
  };
}

function stackPointer(pglite: object): { value: unknown } {
  const module: unknown = Reflect.get(pglite, 'mod');
  const pointer: unknown =
    typeof module === 'object' && module !== null ? Reflect.get(module, '___stack_pointer') : null;
  if (
    typeof pointer === 'object' &&
    pointer !== null &&
    'value' in pointer &&
    typeof pointer.value === 'number'
  ) {
    return pointer;
  }
  throw new Error('This version of PGlite does not show its stack pointer; see engine-stack.ts');
}
