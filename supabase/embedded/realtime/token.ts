import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ApiKeys } from '../api.ts';
import { record } from './protocol.ts';

/** Who is asking, as the database's policies read it. */
export interface Claims {
  /** The database role. */
  readonly role: string;
  /** When the token runs out, in seconds since 1970; undefined for a key, which does not. */
  readonly expiry: number | undefined;
  /** The whole of the token, for `request.jwt.claims`. */
  readonly all: Readonly<Record<string, unknown>>;
}

/** Why a token does not count. */
export type TokenFault = 'malformed' | 'expired';

/** The roles that a token may name. Whatever else is signed, nobody becomes anything more. */
const ROLES = new Set(['anon', 'authenticated', 'service_role']);

/** Reads an access token (HS256), or one of the two keys, which a client without a session sends. */
export function readToken(token: string, keys: ApiKeys, nowSeconds: number): Claims | TokenFault {
  if (token === keys.publishable) return { role: 'anon', expiry: undefined, all: { role: 'anon' } };
  if (token === keys.secret)
    return { role: 'service_role', expiry: undefined, all: { role: 'service_role' } };

  const [header, body, signature, ...rest] = token.split('.');
  if (header === undefined || body === undefined || signature === undefined || rest.length > 0)
    return 'malformed';
  const expected = createHmac('sha256', keys.jwtSecret).update(`${header}.${body}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'malformed';
  // Only what we signed ourselves is looked into, and only of the one kind that we sign.
  if (decode(header)['alg'] !== 'HS256') return 'malformed';

  const all = decode(body);
  const { role, exp } = all;
  if (typeof role !== 'string' || !ROLES.has(role) || typeof exp !== 'number') return 'malformed';
  return exp <= nowSeconds ? 'expired' : { role, expiry: exp, all };
}

function decode(part: string): Readonly<Record<string, unknown>> {
  try {
    return record(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
  } catch {
    return {};
  }
}
