import type { ProblemKind } from '../data/problem.ts';
import { m } from '../i18n/paraglide/messages.js';

interface Words {
  /** What is the matter. */
  readonly matter: string;
  /** What to do. */
  readonly remedy: string;
}

/** A problem in words: what is the matter, and what to do about it. */
export function problemWords(kind: ProblemKind): Words {
  switch (kind) {
    case 'offline':
      return { matter: m.problem_offline(), remedy: m.problem_offline_remedy() };
    case 'unreachable':
      return { matter: m.problem_unreachable(), remedy: m.problem_unreachable_remedy() };
    case 'timeout':
      return { matter: m.problem_timeout(), remedy: m.problem_timeout_remedy() };
    case 'signed_out':
      return { matter: m.problem_signed_out(), remedy: m.problem_signed_out_remedy() };
    case 'wrong_password':
      return { matter: m.problem_wrong_password(), remedy: m.problem_wrong_password_remedy() };
    case 'too_many_tries':
      return { matter: m.problem_too_many_tries(), remedy: m.problem_too_many_tries_remedy() };
    case 'forbidden':
      return { matter: m.problem_forbidden(), remedy: m.problem_forbidden_remedy() };
    case 'not_found':
      return { matter: m.problem_not_found(), remedy: m.problem_not_found_remedy() };
    case 'bad_answer':
      return { matter: m.problem_bad_answer(), remedy: m.problem_bad_answer_remedy() };
    case 'server':
      return { matter: m.problem_server(), remedy: m.problem_server_remedy() };
  }
}
