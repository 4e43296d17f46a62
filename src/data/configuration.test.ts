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

  const built = { url: 'https://office.example.cn/', key: 'publishable' };
  const asJson = (body: unknown) => () => Promise.resolve(Response.json(body));

  it('talks to the Supabase that was built in, and never calls that a demonstration', async () => {
    expect(await readConfiguration(built, origin, asJson({ demo: true, key: 'other' }))).toEqual({
      url: 'https://office.example.cn',
      key: 'publishable',
      demo: false,
      tiles: null
    });
  });

  const tiles = { url: 'https://t{s}.example.cn/{z}/{x}/{y}.png', attribution: 'Example' };

  it.each([
    ['the place that served the page', nothingBuilt],
    ['a Supabase that was built in', built]
  ])('reads the tile base map beside %s, an address for each host', async (_, settings) => {
    const said = asJson({ key: 'publishable', tiles: { ...tiles, subdomains: ['0', '1'] } });
    expect((await readConfiguration(settings, origin, said)).tiles).toEqual({
      urls: ['https://t0.example.cn/{z}/{x}/{y}.png', 'https://t1.example.cn/{z}/{x}/{y}.png'],
      attribution: 'Example',
      reviewNumber: null
    });
  });

  it.each([
    ['nobody answers', nobody],
    ['there is no such file', serving('Not found', 404)],
    ['the page itself is answered', serving('<!doctype html>')]
  ])('has no tile base map beside a built-in Supabase when %s', async (_, fetcher) => {
    expect((await readConfiguration(built, origin, fetcher)).tiles).toBeNull();
  });

  it.each(['审图号：GS(2026)0001号', '审图号 GS(2026)0001号', ' GS(2026)0001号'])(
    'takes the review number out of %j, since the map sets the word itself',
    async (reviewNumber) => {
      const read = await readConfiguration(built, origin, asJson({ tiles: { ...tiles, reviewNumber } }));
      expect(read.tiles?.reviewNumber).toBe('GS(2026)0001号');
    }
  );

  it('refuses tiles whose address does not say which tile', async () => {
    const said = asJson({ tiles: { ...tiles, url: 'https://example.cn/tiles' } });
    await expect(readConfiguration(built, origin, said)).rejects.toMatchObject({ kind: 'bad_answer' });
  });

  it.each([
    ['nobody answers', nobody, 'unreachable'],
    ['the place is starting', serving('', 503), 'unreachable'],
    ['the answer has no key', serving('{}'), 'bad_answer']
  ])('says what is the matter when %s', async (_, fetcher, kind) => {
    await expect(readConfiguration(nothingBuilt, origin, fetcher)).rejects.toMatchObject({ kind });
  });
});
