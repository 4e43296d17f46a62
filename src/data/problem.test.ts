import { describe, expect, it } from 'vitest';
import { isAbort, Problem, problemOf, problemOfAnswer } from './problem.ts';

const kind = (status: number, code = '', online = true) =>
  problemOfAnswer({ status, code, message: 'words of the database' }, online).kind;

describe('problemOfAnswer', () => {
  it.each([
    [403, '42501', 'forbidden'],
    [401, '42501', 'forbidden'],
    [401, 'PGRST301', 'signed_out'],
    [500, '57014', 'timeout'],
    [503, '', 'unreachable'],
    [500, 'XX000', 'server'],
    [404, 'P0002', 'not_found']
  ])('calls %i %s %s', (status, code, expected) => {
    expect(kind(status, code)).toBe(expected);
  });

  it('tells a dead network from a dead server', () => {
    expect(kind(0, '', false)).toBe('offline');
    expect(kind(0, '', true)).toBe('unreachable');
  });
});

describe('problemOf', () => {
  it('keeps a problem, and takes anything else for the server’s', () => {
    const problem = new Problem('forbidden');
    expect(problemOf(problem)).toBe(problem);
    expect(problemOf(new TypeError('x is not a function')).kind).toBe('server');
  });

  it('knows a question that was given up from one that failed', () => {
    expect(isAbort(new DOMException('superseded', 'AbortError'))).toBe(true);
    expect(isAbort(new Problem('timeout'))).toBe(false);
  });
});
