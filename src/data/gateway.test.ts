import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connect } from './client.ts';
import { SupabaseGateway } from './gateway.ts';

/** A server that gives these answers in turn; `'dead'` = no connection. */
function serving(...answers: ('dead' | { status: number; body: unknown })[]) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (input: string | URL | Request) => {
    asked.push(input instanceof Request ? input.url : String(input));
    const answer = answers[Math.min(asked.length - 1, answers.length - 1)];
    if (answer === undefined || answer === 'dead') return Promise.reject(new TypeError('Failed to fetch'));
    return Promise.resolve(new Response(JSON.stringify(answer.body), { status: answer.status }));
  });
  const client = connect({ url: 'http://127.0.0.1:1', key: 'publishable', demo: false, tiles: null });
  return { asked, gateway: new SupabaseGateway(client, () => true) };
}
/** Lets the waits between tries pass. */
async function soon<Answer>(answer: Promise<Answer>): Promise<Answer> {
  const settled = answer.catch(() => undefined);
  await vi.runAllTimersAsync();
  await settled;
  return answer;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('SupabaseGateway', () => {
  it('asks again when nobody answered, and gives the answer that came', async () => {
    const { asked, gateway } = serving('dead', 'dead', { status: 200, body: { today: '2026-11-22' } });
    expect(await soon(gateway.ask('my_access', {}))).toEqual({ today: '2026-11-22' });
    expect(asked).toHaveLength(3);
  });

  it('gives up after the fourth try', async () => {
    const { asked, gateway } = serving('dead');
    await expect(soon(gateway.ask('my_access', {}))).rejects.toMatchObject({ kind: 'unreachable' });
    expect(asked).toHaveLength(4);
  });

  it('takes a refusal at its word', async () => {
    const { asked, gateway } = serving({ status: 403, body: { code: '42501', message: 'not yours' } });
    await expect(soon(gateway.ask('area_summary', {}))).rejects.toMatchObject({ kind: 'forbidden' });
    expect(asked).toHaveLength(1);
  });

  it('never repeats by itself what leaves a trace in the log', async () => {
    const { asked, gateway } = serving('dead');
    await expect(soon(gateway.act('household_record', { household_id: 1 }))).rejects.toMatchObject({
      kind: 'unreachable'
    });
    expect(asked).toHaveLength(1);
  });

  it('stops asking when a newer question made this one pointless', async () => {
    const { asked, gateway } = serving('dead');
    const newer = new AbortController();
    const answer = gateway.ask('area_card', {}, newer.signal);
    const refused = expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    await vi.advanceTimersByTimeAsync(10);
    newer.abort();
    await refused;
    expect(asked).toHaveLength(1);
  });
});
