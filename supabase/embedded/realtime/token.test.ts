import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readToken } from './token.ts';

const KEYS = { jwtSecret: 'a secret', publishable: 'sb_publishable_x', secret: 'sb_secret_y' };
const NOW = 1_790_000_000;
const CLAIMS = { sub: 'someone', role: 'authenticated', exp: NOW + 60 };

function token(claims: object, { secret = KEYS.jwtSecret, alg = 'HS256' } = {}): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${part({ alg, typ: 'JWT' })}.${part(claims)}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

describe('readToken', () => {
  it('gives the claims of a token that we signed', () => {
    expect(readToken(token(CLAIMS), KEYS, NOW)).toEqual({
      role: 'authenticated',
      expiry: NOW + 60,
      all: CLAIMS
    });
  });

  it('takes a key for the role that it stands for', () => {
    expect(readToken(KEYS.publishable, KEYS, NOW)).toMatchObject({ role: 'anon' });
    expect(readToken(KEYS.secret, KEYS, NOW)).toMatchObject({ role: 'service_role' });
  });

  it('calls a token expired from its last second on', () => {
    expect(readToken(token({ ...CLAIMS, exp: NOW }), KEYS, NOW)).toBe('expired');
  });

  it.each([
    ['signed by somebody else', token(CLAIMS, { secret: 'guessed' })],
    ['of another kind of signature', token(CLAIMS, { alg: 'none' })],
    ['without a signature', token(CLAIMS).replace(/[^.]*$/, '')],
    ['with a signature cut short', token(CLAIMS).slice(0, -3)],
    ['that never ends', token({ sub: 'someone', role: 'authenticated' })],
    ['of the owner of the database', token({ ...CLAIMS, role: 'postgres' })],
    ['without a role', token({ sub: 'someone', exp: NOW + 60 })],
    ['of too many parts', `${token(CLAIMS)}.x`],
    ['that is empty', '']
  ])('refuses one %s', (_, given) => {
    expect(readToken(given, KEYS, NOW)).toBe('malformed');
  });
});
