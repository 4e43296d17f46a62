import { describe, expect, it } from 'vitest';
import { signInLimit } from './sign-in-limit.ts';

const ADDRESS = 'http://localhost/auth/v1/token?grant_type=password';
const signIn = (email: string) => new Request(ADDRESS, { method: 'POST', body: JSON.stringify({ email }) });
const wrong = () => Promise.resolve(new Response('{}', { status: 400 }));
const atOnce = () => Promise.resolve();
const right = () => Promise.resolve(new Response('{}'));

async function statuses(times: number, answer: () => Promise<Response>): Promise<number[]> {
  const given: number[] = [];
  for (let n = 0; n < times; n++) given.push((await answer()).status);
  return given;
}

describe('the limit on signing in', () => {
  it('lets ten wrong passwords pass in five minutes, then refuses the right one too', async () => {
    let now = 0;
    const limit = signInLimit(() => now, atOnce);
    const guess = () => limit.guard(signIn('a@office.test'), '10.0.0.1', wrong);
    expect(await statuses(12, guess)).toEqual([...Array<number>(10).fill(400), 429, 429]);
    const refused = await limit.guard(signIn(' A@office.test'), '10.0.0.1', right);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '300']);
    now = 5 * 60 * 1000;
    expect((await limit.guard(signIn('a@office.test'), '10.0.0.1', right)).status).toBe(200);
  });

  it('counts each account and each address by itself', async () => {
    const limit = signInLimit(() => 0, atOnce);
    await statuses(10, () => limit.guard(signIn('a@office.test'), '10.0.0.1', wrong));
    expect((await limit.guard(signIn('b@office.test'), '10.0.0.1', right)).status).toBe(200);
    expect((await limit.guard(signIn('a@office.test'), '10.0.0.2', right)).status).toBe(200);
  });

  it('forgets the wrong ones when the right one comes', async () => {
    const limit = signInLimit(() => 0, atOnce);
    const guess = () => limit.guard(signIn('a@office.test'), '10.0.0.1', wrong);
    await statuses(9, guess);
    await limit.guard(signIn('a@office.test'), '10.0.0.1', right);
    expect(await statuses(10, guess)).toEqual(Array(10).fill(400));
  });

  it('lets no more than ten pass when fifty come at the same moment', async () => {
    const limit = signInLimit(() => 0, atOnce);
    let asked = 0;
    const slowlyWrong = async () => {
      asked++;
      await new Promise((resolve) => setImmediate(resolve));
      return wrong();
    };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => limit.guard(signIn('a@office.test'), '10.0.0.1', slowlyWrong))
    );
    expect(asked).toBe(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(40);
  });

  it('lets sixty wrong passwords pass from one address, whatever the accounts', async () => {
    const limit = signInLimit(() => 0, atOnce);
    let account = 0;
    const guess = () => limit.guard(signIn(`a${account++}@office.test`), '10.0.0.1', wrong);
    expect(await statuses(62, guess)).toEqual([...Array<number>(60).fill(400), 429, 429]);
    expect((await limit.guard(signIn('a0@office.test'), '10.0.0.2', right)).status).toBe(200);
  });

  it('counts neither right passwords nor answers that say nothing about them', async () => {
    const limit = signInLimit(() => 0, atOnce);
    const broken = () => Promise.resolve(new Response('{}', { status: 500 }));
    await statuses(70, () => limit.guard(signIn('a@office.test'), '10.0.0.1', right));
    await statuses(70, () => limit.guard(signIn('b@office.test'), '10.0.0.1', broken));
    await expect(
      limit.guard(signIn('b@office.test'), '10.0.0.1', () => Promise.reject(new Error('lost')))
    ).rejects.toThrow('lost');
    expect((await limit.guard(signIn('b@office.test'), '10.0.0.1', right)).status).toBe(200);
  });

  it('tells of a wrong password after the same time, whether an account was tried or none was found', async () => {
    let now = 0;
    const pauses: number[] = [];
    const limit = signInLimit(
      () => now,
      (ms) => Promise.resolve(pauses.push(ms))
    );
    for (const [email, tookMs] of [
      ['known@office.test', 90],
      ['nobody@office.test', 3],
      ['slow@office.test', 900]
    ] as const) {
      const answer = () => {
        now += tookMs;
        return wrong();
      };
      await limit.guard(signIn(email), '10.0.0.1', answer);
    }
    await limit.guard(signIn('known@office.test'), '10.0.0.1', right);
    expect(pauses).toEqual([410, 497, 0]);
  });

  it('does not touch other requests', async () => {
    const limit = signInLimit(() => 0, atOnce);
    const refresh = () =>
      new Request(ADDRESS.replace('password', 'refresh_token'), { method: 'POST', body: '{"email":"a"}' });
    expect(await statuses(20, () => limit.guard(refresh(), '10.0.0.1', wrong))).toEqual(Array(20).fill(400));
  });
});
