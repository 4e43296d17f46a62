import { describe, expect, it } from 'vitest';
import { Problem } from '../data/problem.ts';
import { Resource } from './resource.svelte.ts';

/** A source whose answers come when the test says so. */
function byHand() {
  const waiting: { question: string; give: (answer: string) => void; fail: (error: unknown) => void }[] = [];
  const fetch = (question: string) =>
    new Promise<string>((give, fail) => {
      waiting.push({ question, give, fail });
    });
  return { waiting, fetch };
}

describe('Resource', () => {
  it('never lets an old answer cover a newer one', async () => {
    const { waiting, fetch } = byHand();
    const resource = new Resource(fetch);
    const first = resource.ask('one');
    const second = resource.ask('two');

    waiting[1]?.give('answer to two');
    waiting[0]?.give('answer to one');
    await Promise.all([first, second]);

    expect(resource.answer).toBe('answer to two');
    expect(resource.loading).toBe(false);
  });

  it('keeps showing the last answer while the next is on its way, and says which it is', async () => {
    const { waiting, fetch } = byHand();
    const resource = new Resource(fetch);
    const first = resource.ask('one');
    waiting[0]?.give('answer to one');
    await first;

    void resource.ask('two');

    expect(resource.answer).toBe('answer to one');
    expect(resource.answered).toBe('one');
    expect(resource.loading).toBe(true);
  });

  it('asks a question once while its answer holds, and again after it failed', async () => {
    const { waiting, fetch } = byHand();
    const resource = new Resource(fetch);
    const first = resource.ask('one');
    void resource.ask('one');
    expect(waiting).toHaveLength(1);

    waiting[0]?.fail(new Problem('unreachable'));
    await first;
    expect(resource.problem?.kind).toBe('unreachable');

    const second = resource.ask('one');
    waiting[1]?.give('at last');
    await second;
    expect(resource.answer).toBe('at last');
    expect(resource.problem).toBeUndefined();
  });

  it('knows how old its answer is', async () => {
    const resource = new Resource(
      () => Promise.resolve('now'),
      () => 1234
    );
    await resource.ask('what time is it');
    expect(resource.at).toBe(1234);
  });

  it('applies what happens while an answer is on its way to that answer too', async () => {
    const { waiting, fetch } = byHand();
    const resource = new Resource(fetch);
    const coming = resource.ask('one');
    resource.amend((answer, question) => `${answer} to ${question}, amended`);
    waiting[0]?.give('answer');
    await coming;
    expect(resource.answer).toBe('answer to one, amended');

    const next = resource.ask('two');
    waiting[1]?.give('answer');
    await next;
    expect(resource.answer).toBe('answer');
  });
});
