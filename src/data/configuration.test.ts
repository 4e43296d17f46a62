import { describe, expect, it } from 'vitest';
import { readConfiguration } from './configuration.ts';

const origin = 'http://127.0.0.1:5180';
const nothingBuilt = { url: undefined, key: undefined };
const serving =
  (body: string, status = 200) =>
  () =>
    Promise.resolve(new Response(body, { status }));
const nobody = () => Promise.reject(new TypeError('Failed to fetch'));

describe('readConfiguration', () => {
  it('talks to the place that served the page when nothing was built in', async () => {
    const answer = JSON.stringify({ url: '', key: 'publishable', demo: true, tiles: null });
    expect(await readConfiguration(nothingBuilt, origin, serving(answer))).toEqual({
      url: origin,
      key: 'publishable',
      demo: true,
      tiles: null
    });
  });

  it('fetches nothing when a Supabase was built in, and never calls that a demonstration', async () => {
    const built = { url: 'https://office.example.cn/', key: 'publishable' };
    expect(await readConfiguration(built, origin, nobody)).toEqual({
      url: 'https://office.example.cn',
      key: 'publishable',
      demo: false,
      tiles: null
    });
  });

  it.each([
    ['nobody answers', nobody, 'unreachable'],
    ['the place is starting', serving('', 503), 'unreachable'],
    ['the answer has no key', serving('{}'), 'bad_answer']
  ])('says what is the matter when %s', async (_, fetcher, kind) => {
    await expect(readConfiguration(nothingBuilt, origin, fetcher)).rejects.toMatchObject({ kind });
  });
});
