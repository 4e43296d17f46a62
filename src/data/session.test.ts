import { AuthApiError, AuthRetryableFetchError } from '@supabase/supabase-js';
import { describe, expect, it } from 'vitest';
import { problemOfSignIn } from './session.ts';

describe('problemOfSignIn', () => {
  it('blames the password only when the server did', () => {
    const wrong = new AuthApiError('Invalid login credentials', 400, 'invalid_credentials');
    expect(problemOfSignIn(wrong, true).kind).toBe('wrong_password');
    expect(problemOfSignIn(new AuthApiError('boom', 500, 'unexpected_failure'), true).kind).toBe('server');
  });

  it('asks for patience after too many tries', () => {
    const many = new AuthApiError('rate limit', 429, 'over_request_rate_limit');
    expect(problemOfSignIn(many, true).kind).toBe('too_many_tries');
  });

  it('tells a dead network from a server that does not answer', () => {
    const dead = new AuthRetryableFetchError('Failed to fetch', 0);
    expect(problemOfSignIn(dead, false).kind).toBe('offline');
    expect(problemOfSignIn(dead, true).kind).toBe('unreachable');
    expect(problemOfSignIn(new AuthRetryableFetchError('starting', 503), true).kind).toBe('unreachable');
  });
});
