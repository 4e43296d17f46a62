import { setTimeout as sleep } from 'node:timers/promises';

/** So many wrong passwords for one account from one address within so long, then no more for that long. */
const TRIES = 10;
/** So many from one address, whatever the accounts: an office behind one router mistypes less than that. */
const TRIES_FROM_ADDRESS = 60;
const WITHIN_MS = 5 * 60 * 1000;
/**
 * A wrong password is not told sooner than this. Where an account has the address its password is tried, which takes
 * a tenth of a second: told at once, the time of the answer would tell which accounts there are.
 */
const WRONG_AFTER_MS = 500;
/** More are not kept count of: the oldest are forgotten. */
const MOST_COUNTED = 10_000;

/** Keeps who guesses passwords from guessing on. */
export interface SignInLimit {
  /** Answers the request by `next`, or refuses it where it is one guess too many. */
  guard(request: Request, from: string, next: () => Promise<Response>): Promise<Response>;
}

interface Count {
  wrong: number;
  readonly until: number;
}

/**
 * @param now milliseconds since 1970.
 * @param pause resolves after so many milliseconds.
 */
export function signInLimit(
  now: () => number = Date.now,
  pause: (ms: number) => Promise<unknown> = sleep
): SignInLimit {
  const ofAccount = counting(TRIES, now);
  const ofAddress = counting(TRIES_FROM_ADDRESS, now);

  return {
    guard: async (request, from, next) => {
      const who = await whoSignsIn(request);
      if (who === undefined) return next();
      const key = `${from} ${who}`;
      const waitMs = Math.max(ofAccount.waitMs(key), ofAddress.waitMs(from));
      if (waitMs > 0) return refusal(waitMs);

      // Counted as wrong until it is known to be otherwise, so that guesses made side by side count too.
      const takeBacks = [ofAccount.raise(key), ofAddress.raise(from)];
      const begun = now();
      let wrong = false;
      try {
        const answer = await next();
        wrong = answer.status === 400;
        if (answer.ok) ofAccount.forget(key);
        if (wrong) await pause(Math.max(0, WRONG_AFTER_MS - (now() - begun)));
        return answer;
      } finally {
        if (!wrong) for (const takeBack of takeBacks) takeBack();
      }
    }
  };
}

/** Counts by key; each count lasts from its first try for as long as the limit says. */
function counting(most: number, now: () => number) {
  const counts = new Map<string, Count>();
  const known = (key: string) => {
    const count = counts.get(key);
    return count !== undefined && count.until > now() ? count : undefined;
  };

  return {
    /** How long until this key may try again; 0 where it may now. */
    waitMs: (key: string): number => {
      const count = known(key);
      return count !== undefined && count.wrong >= most ? count.until - now() : 0;
    },
    /** Counts one more, and returns how to take it back. */
    raise: (key: string): (() => void) => {
      const count = known(key) ?? { wrong: 0, until: now() + WITHIN_MS };
      count.wrong++;
      // What has run out goes to the end again with its new beginning.
      if (count.wrong === 1) counts.delete(key);
      counts.set(key, count);
      const [oldest] = counts.keys();
      if (counts.size > MOST_COUNTED && oldest !== undefined) counts.delete(oldest);
      return () => {
        count.wrong--;
      };
    },
    forget: (key: string): void => {
      counts.delete(key);
    }
  };
}

/** The account that a request wants to sign in to, or undefined where it wants something else. */
async function whoSignsIn(request: Request): Promise<string | undefined> {
  const { pathname, searchParams } = new URL(request.url);
  if (
    request.method !== 'POST' ||
    pathname !== '/auth/v1/token' ||
    searchParams.get('grant_type') !== 'password'
  ) {
    return undefined;
  }
  try {
    const body: unknown = await request.clone().json();
    if (typeof body !== 'object' || body === null || !('email' in body)) return undefined;
    return typeof body.email === 'string' ? body.email.trim().toLowerCase() : undefined;
  } catch {
    return undefined;
  }
}

function refusal(waitMs: number): Response {
  return new Response(
    JSON.stringify({ code: 429, error_code: 'over_request_rate_limit', msg: 'Request rate limit reached' }),
    {
      status: 429,
      headers: {
        'content-type': 'application/json',
        'retry-after': String(Math.ceil(waitMs / 1000)),
        'x-sb-error-code': 'over_request_rate_limit'
      }
    }
  );
}
