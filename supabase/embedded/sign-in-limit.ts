/** So many wrong passwords for one account from one address within so long, then no more for that long. */
const TRIES = 10;
const WITHIN_MS = 5 * 60 * 1000;
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

/** @param now milliseconds since 1970. */
export function signInLimit(now: () => number = Date.now): SignInLimit {
  const counts = new Map<string, Count>();

  return {
    guard: async (request, from, next) => {
      const who = await whoSignsIn(request);
      if (who === undefined) return next();
      const key = `${from} ${who}`;
      const count = counts.get(key);
      if (count !== undefined && count.until > now() && count.wrong >= TRIES)
        return refusal(count.until - now());

      const answer = await next();
      if (answer.ok) counts.delete(key);
      else if (answer.status === 400) {
        const known = counts.get(key);
        if (known !== undefined && known.until > now()) known.wrong++;
        else counts.set(key, { wrong: 1, until: now() + WITHIN_MS });
        const [oldest] = counts.keys();
        if (counts.size > MOST_COUNTED && oldest !== undefined) counts.delete(oldest);
      }
      return answer;
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
