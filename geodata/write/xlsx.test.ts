import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { nasty } from './nasty.fixture.ts';
import type { ShownTable } from './table.ts';
import { xlsx } from './xlsx.ts';

/** The parts of a workbook by their names, read by the directory at the end of the archive. */
async function parts(file: Blob): Promise<Map<string, string>> {
  const bytes = Buffer.from(await file.arrayBuffer());
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const found = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, name, extra, comment] = [20, 28, 30, 32].map((offset) =>
      offset === 20 ? bytes.readUInt32LE(at + offset) : bytes.readUInt16LE(at + offset)
    ) as [number, number, number, number];
    const header = bytes.readUInt32LE(at + 42);
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const body = bytes.subarray(start, start + packed);
    found.set(
      bytes.toString('utf8', at + 46, at + 46 + name),
      (bytes.readUInt16LE(at + 10) === 0 ? body : inflateRawSync(body)).toString('utf8')
    );
    at += 46 + name + extra + comment;
  }
  return found;
}

const table = (rows: ShownTable['rows'], title = '困难户'): ShownTable => ({
  title,
  columns: [
    { key: 'name', name: '名称', unit: '', kind: 'text' },
    { key: 'value', name: '比率', unit: '户/千户', kind: 'number', decimals: 1 }
  ],
  rows,
  remarks: [{ key: 'period', name: '期间', text: '2026年11月' }]
});
const sheet = async (from: ShownTable, number = 1) =>
  (await parts(await xlsx(from, '说明'))).get(`xl/worksheets/sheet${number}.xml`) ?? '';

describe('xlsx', () => {
  it('holds numbers as numbers and words as words', async () => {
    const xml = await sheet(
      table([
        ['华阳', 20.5],
        ['西溪', '少于5']
      ])
    );
    expect(xml).toMatch(/<c r="B2"[^>]*><v>20\.5<\/v><\/c>/);
    expect(xml).not.toMatch(/<c r="B2"[^>]*t="/);
    expect(xml).toMatch(/<c r="B3"[^>]*t="[^n"]/);
  });

  it('keeps its heading in sight', async () => {
    expect(await sheet(table([['华阳', 1]]))).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/);
  });

  it('writes nasty texts as texts, and never a formula', async () => {
    const file = await parts(
      await xlsx(table([...nasty.harmless, ...nasty.formulas].map((text) => [text, 1])), '说明')
    );
    const all = [...file.values()].join('');
    expect(all).not.toMatch(/<f[ >]/);
    for (const text of ['=cmd|', '＝1+1', '𠮷野家 🙂', '&lt;b&gt;&amp;amp;&lt;/b&gt;', '@SUM(A1)'])
      expect(all).toContain(text);
  });

  it('keeps every digit of an area code', async () => {
    const file = await parts(await xlsx(table([['330106001001002003', 1]]), '说明'));
    expect([...file.values()].join('')).toContain('>330106001001002003<');
  });

  it('says on a second sheet what has to be said', async () => {
    const file = await parts(await xlsx(table([['华阳', 1]], '困难户/西溪: [2026]'), '说明'));
    expect(file.get('xl/workbook.xml')).toMatch(/name="困难户 西溪\s+2026"[^]*name="说明"/);
    expect([...file.values()].join('')).toContain('2026年11月');
  });

  it('refuses a figure that is none', async () => {
    await expect(xlsx(table([['华阳', Number.POSITIVE_INFINITY]]), '说明')).rejects.toThrow('is no figure');
  });

  it('shows as many decimals as a row has, where rows differ', async () => {
    const mixed = table([
      ['按期结案率', 62.1],
      ['上报数', 797]
    ]);
    const [name, value] = mixed.columns;
    if (name === undefined || value === undefined) throw new Error('no columns');
    const file = await parts(
      await xlsx({ ...mixed, columns: [name, { ...value, decimals: [1, 0] }] }, '说明')
    );
    const xml = file.get('xl/worksheets/sheet1.xml') ?? '';
    const style = (cell: string) => new RegExp(`<c r="${cell}"[^>]*s="(\\d+)"`).exec(xml)?.[1];
    expect(style('B2')).not.toBe(style('B3'));
    expect(file.get('xl/styles.xml')).toContain('#,##0.0');
  });

  it('calls a sheet by as many parts of the title as fit, none cut in two', async () => {
    const title = '清河街道（演示） · 按期结案率 · 小组 · 2026年10月24日至2026年11月22日（30 天）';
    const book = (await parts(await xlsx(table([], title), '说明'))).get('xl/workbook.xml') ?? '';
    expect(book).toContain('name="清河街道（演示） · 按期结案率 · 小组"');
  });
});
