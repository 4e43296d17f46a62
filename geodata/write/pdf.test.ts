import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pdf, type PdfPage } from './pdf.ts';

const dots = (width: number, height: number) => ({
  width,
  height,
  rgba: Uint8ClampedArray.from({ length: 4 * width * height }, (_, index) => (index * 37) % 256)
});
const page = (text: string): PdfPage => ({
  ...{ width: 297, height: 210, dots: dots(5, 4) },
  runs: [{ text, x: 10, y: 20, width: 50, size: 4 }]
});
const info = {
  ...{ title: '困难家庭', author: '王 (五)', subject: '2026年11月', keywords: '日志编号 7' },
  created: new Date('2026-11-22T09:10:00Z')
};

interface Read {
  readonly text: string;
  readonly object: (number: number) => string;
  readonly stream: (number: number) => Buffer;
}

/** The objects of a file, found by its own table. */
async function read(file: Blob): Promise<Read> {
  const bytes = Buffer.from(await file.arrayBuffer());
  const text = bytes.toString('latin1');
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const starts = [...text.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) => Number(at));
  const object = (number: number) => {
    const at = starts[number - 1] ?? -1;
    expect(text.slice(at)).toMatch(new RegExp(`^${number} 0 obj\n`));
    return text.slice(at, text.indexOf('endobj', at));
  };
  const stream = (number: number) => {
    const length = Number(/\/Length (\d+)/.exec(object(number))?.[1]);
    const at = text.indexOf('stream\n', starts[number - 1]) + 7;
    expect(text.slice(at + length, at + length + 10)).toBe('\nendstream');
    return bytes.subarray(at, at + length);
  };
  return { text, object, stream };
}
const numberOf = (text: string, name: string) => Number(new RegExp(`/${name} (\\d+) 0 R`).exec(text)?.[1]);

describe('pdf', () => {
  it('has pages of the size asked for, and finds every object by its table', async () => {
    const file = await read(await pdf([page('a'), page('b')], info));
    const tree = file.object(numberOf(file.object(numberOf(file.text, 'Root')), 'Pages'));
    const kids = [...(/Kids \[([^\]]*)\]/.exec(tree)?.[1]?.matchAll(/(\d+) 0 R/g) ?? [])].map(([, kid]) =>
      Number(kid)
    );
    expect(kids).toHaveLength(2);
    // A4 lying: 842 by 595 points.
    for (const kid of kids) expect(file.object(kid)).toContain('/MediaBox [0 0 841.89 595.28]');
  });

  it('keeps every dot of the picture', async () => {
    const file = await read(await pdf([page('a')], info));
    const number = numberOf(file.text.slice(file.text.indexOf('/Type /Page ')), 'Picture');
    const rows = inflateSync(file.stream(number));
    const { rgba } = dots(5, 4);
    const back: number[] = [];
    for (let row = 0; row < 4; row += 1) {
      expect(rows[row * 16]).toBe(2);
      for (let at = 0; at < 15; at += 1)
        back.push(((rows[row * 16 + 1 + at] ?? 0) + (row === 0 ? 0 : (back.at(-15) ?? 0))) & 255);
    }
    expect(back).toEqual([...rgba].filter((_, index) => index % 4 !== 3));
  });

  it('says what its text is, in any script and with more letters than one font has', async () => {
    const many = Array.from({ length: 300 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
    const file = await read(await pdf([page(`少于5 🙂${many}`)], info));
    const fonts = [...file.text.matchAll(/\/ToUnicode (\d+) 0 R/g)].map(([, number]) =>
      file.stream(Number(number)).toString()
    );
    expect(fonts).toHaveLength(2);
    const meanings = fonts.map(
      (font) => new Map([...font.matchAll(/<(\w\w)> <(\w+)>/g)].map(([, code, letter]) => [code, letter]))
    );
    const contents = inflateSync(
      file.stream(numberOf(file.text.slice(file.text.indexOf('/Type /Page ')), 'Contents'))
    ).toString();
    const back = [...contents.matchAll(/\/F(\d+) [\d.]+ Tf <(\w\w)> Tj/g)]
      .map(([, font, code]) => meanings[Number(font)]?.get(code) ?? '')
      .join('');
    expect(Buffer.from(back, 'hex').swap16().toString('utf16le')).toBe(`少于5 🙂${many}`);
  });

  it('carries title, author and entry of the log as its properties', async () => {
    const { text } = await read(await pdf([page('a')], info));
    const property = (name: string) =>
      Buffer.from(new RegExp(`/${name} <feff(\\w+)>`).exec(text)?.[1] ?? '', 'hex')
        .swap16()
        .toString('utf16le');
    expect(['Title', 'Author', 'Subject', 'Keywords'].map(property)).toEqual([
      ...['困难家庭', '王 (五)', '2026年11月', '日志编号 7']
    ]);
    expect(text).toContain('/CreationDate (D:20261122091000Z)');
  });
});
