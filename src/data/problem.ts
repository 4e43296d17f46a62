/**
 * Why an answer did not come, in terms a person can act on. The words for each kind are in the messages
 * (`problem_…`); `detail` is for the console only and never shown.
 */
export type ProblemKind =
  | 'offline'
  | 'unreachable'
  | 'timeout'
  | 'signed_out'
  | 'wrong_password'
  | 'too_many_tries'
  | 'forbidden'
  | 'not_found'
  | 'bad_answer'
  | 'server';

export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly detail: string;

  constructor(kind: ProblemKind, detail = '') {
    super(detail === '' ? kind : `${kind}: ${detail}`);
    this.name = 'Problem';
    this.kind = kind;
    this.detail = detail;
  }
}

/** Whatever was thrown, as a problem. An unknown error counts as the server's. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem('server', error instanceof Error ? error.message : String(error));
}

/** Whether it may pass by itself, so that asking again later makes sense. */
export const mayPass = ({ kind }: Problem) =>
  kind === 'offline' || kind === 'unreachable' || kind === 'timeout' || kind === 'server';

/** True for the signal that a newer question made this one pointless: nothing to show. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

interface RefusedAnswer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** The kind of problem behind a refused request (PostgREST's status and SQLSTATE). */
export function problemOfAnswer({ status, code, message }: RefusedAnswer, online: boolean): Problem {
  const detail = `${String(status)} ${code} ${message}`;
  if (status === 0) return new Problem(online ? 'unreachable' : 'offline', detail);
  if (code === '42501' || status === 403) return new Problem('forbidden', detail);
  if (status === 401 || code === 'PGRST301' || code === 'PGRST303') return new Problem('signed_out', detail);
  if (code === 'P0002' || code === 'PGRST116') return new Problem('not_found', detail);
  if (code === '57014' || status === 408 || status === 504) return new Problem('timeout', detail);
  if (status === 502 || status === 503) return new Problem('unreachable', detail);
  return new Problem('server', detail);
}
