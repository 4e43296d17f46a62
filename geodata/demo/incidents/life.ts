import { HOUR, MINUTE, limitEnd, nextWork, type LimitUnit, type Moment } from '../calendar.ts';
import type { Random } from '../random.ts';

/** A limit as the conditions have it. */
export interface Limit {
  id: number;
  value: number;
  unit: LimitUnit;
}

/** One step in the life of an incident. */
export interface Step {
  at: Moment;
  action: string;
  from: string | null;
  to: string;
  /** At which desk; of the others the post is that of whoever took the step. */
  post: 'acceptor' | 'shift_leader' | 'dispatcher' | null;
  by: 'finder' | 'desk' | 'department';
}

export interface Life {
  steps: Step[];
  filed: Moment | null;
  dispatched: Moment | null;
  due: Moment | null;
  handled: Moment | null;
  closed: Moment | null;
  state: string;
  reworks: number;
  /** Settled on the spot by whoever found it. */
  self: boolean;
}

const SETTLED = new Set(['closed', 'rejected', 'cancelled', 'merged']);

/** What became of an incident up to the moment `end`: the steps taken by then, and the state it is in. */
export function lifeOf(
  reported: Moment,
  urgent: boolean,
  limit: Limit | undefined,
  selfHandled: number,
  end: Moment,
  random: Random
): Life {
  const steps: Step[] = [];
  const step = (
    at: Moment,
    action: string,
    to: string,
    by: Step['by'],
    post: Step['post'] = null
  ): Moment => {
    const second = Math.round(at / 1000) * 1000;
    steps.push({ at: second, action, from: steps.at(-1)?.to ?? null, to, post, by });
    return second;
  };
  const soon = (from: Moment, low: number, high: number): Moment => from + random.between(low, high) * MINUTE;
  /** Desks work by day; what is urgent does not wait. */
  const atDesk = (from: Moment): Moment => (urgent ? from : nextWork(from));
  let filed: Moment | null = null;
  let dispatched: Moment | null = null;
  let due: Moment | null = null;
  let handled: Moment | null = null;
  let reworks = 0;

  if (random.chance(selfHandled)) {
    // Found and settled on the spot; a tenth is checked by somebody else.
    step(reported, 'self_handle', 'pending_close', 'finder');
    handled = filed = dispatched = reported;
    due = limit === undefined ? null : limitEnd(reported, limit.value, limit.unit);
    let at = atDesk(soon(reported, 5, 90));
    if (random.chance(0.1)) {
      step(at, 'sample', 'checking', 'desk', 'acceptor');
      at = step(soon(at, 60, 600), 'check_pass', 'pending_close', 'finder');
    }
    step(soon(at, 5, 120), 'close', 'closed', 'desk', 'acceptor');
    return until(end);
  }

  let at = step(reported, 'report', 'reported', 'finder');
  at = atDesk(soon(at, 3, 35));
  if (random.chance(0.12)) {
    step(at, 'send_verify', 'verifying', 'desk', 'acceptor');
    at = soon(at, 15, 150);
    if (random.chance(0.14)) {
      step(at, 'verify_not_exist', 'rejected', 'finder');
      return until(end);
    }
    step(at, 'verify_exist', 'pending_filing', 'finder');
  } else if (random.chance(0.012)) {
    step(at, 'reject', 'rejected', 'desk', 'acceptor');
    return until(end);
  } else step(at, 'accept', 'pending_filing', 'desk', 'acceptor');
  filed = at = step(soon(at, 2, 25), 'file', 'pending_dispatch', 'desk', 'shift_leader');
  due = limit === undefined ? null : limitEnd(filed, limit.value, limit.unit);
  dispatched = at = step(soon(at, 3, 40), 'dispatch', 'pending_handle', 'desk', 'dispatcher');
  if (random.chance(0.004)) {
    step(soon(at, 60, 900), 'cancel', 'cancelled', 'desk', 'shift_leader');
    return until(end);
  }
  if (random.chance(0.03)) {
    step(soon(at, 10, 60), 'dept_return', 'pending_dispatch', 'department');
    at = step(soon(at, 70, 140), 'dispatch', 'pending_handle', 'desk', 'dispatcher');
  }
  at = step(soon(at, 3, 30), 'assign', 'handling', 'department');
  // How much of the limit the work takes: half of it mostly, more than all of it for some, and a few are left lying.
  const share = random.chance(0.006) ? random.between(4, 30) : 0.5 * Math.exp(0.6 * random.normal());
  const span = Math.max(0.6 * HOUR, (due ?? filed + 48 * HOUR) - filed);
  at = Math.max(soon(at, 8, 20), filed + share * span);
  step(at, 'submit', 'handled', 'department');
  if (random.chance(0.018)) {
    reworks += 1;
    step(soon(at, 20, 90), 'dept_rework', 'handling', 'department');
    at = step(soon(at, 120, 900), 'submit', 'handled', 'department');
  }
  at = soon(at, 2, 25);
  if (random.chance(0.7)) {
    handled = at = step(at, 'dept_confirm', 'checking', 'department');
    at = step(atDesk(soon(at, 20, 400)), 'check_pass', 'pending_close', 'finder');
  } else handled = at = step(at, 'dept_confirm', 'pending_close', 'department');
  step(atDesk(soon(at, 4, 150)), 'close', 'closed', 'desk', 'acceptor');
  return until(end);

  function until(last: Moment): Life {
    const taken = steps.filter((each) => each.at <= last);
    const state = taken.at(-1)?.to ?? 'reported';
    const known = (moment: Moment | null): Moment | null =>
      moment !== null && moment <= last ? moment : null;
    const filedAt = known(filed);
    return {
      steps: taken,
      filed: filedAt,
      dispatched: known(dispatched),
      due: filedAt === null || due === null ? null : Math.round(due / 1000) * 1000,
      handled: known(handled),
      closed: SETTLED.has(state) ? (taken.at(-1)?.at ?? null) : null,
      state,
      reworks,
      self: steps[0]?.action === 'self_handle'
    };
  }
}
