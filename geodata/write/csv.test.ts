import { describe, expect, it } from 'vitest';
import { csv } from './csv.ts';
import { nasty, parseCsv } from './nasty.fixture.ts';

const table = (cells: readonly (string | number)[]) => ({
  title: 'x',
  columns: [
    { key: 'name', name: '名称', unit: '', kind: 'text' as const },
    { key: 'value', name: '困难户', unit: '户', kind: 'number' as const }
  ],
  rows: cells.map((cell) => [cell, 1]),
  remarks: [{ key: 'period', name: '期间', text: '2026年11月' }]
});
const cellsOf = (text: string) => parseCsv(text).map(([first]) => first);

describe('csv', () => {
  it('begins with a byte order mark, ends every record with CRLF and names units', () => {
    expect(csv(table(['华阳']))).toBe('\uFEFF名称,困难户（户）\r\n华阳,1\r\n# 期间,2026年11月\r\n');
  });

  it('gives back what it was given: commas, quotes, lines, other scripts', () => {
    expect(cellsOf(csv(table(nasty.harmless))).slice(1, -1)).toEqual(nasty.harmless);
  });

  it('gives every record the same number of fields', () => {
    const widths = parseCsv(csv(table([...nasty.harmless, ...nasty.formulas]))).map(({ length }) => length);
    expect(new Set(widths)).toEqual(new Set([2]));
  });

  it('lets no text begin as a formula', () => {
    for (const cell of cellsOf(csv(table(nasty.formulas))).slice(1, -1)) expect(cell).toMatch(/^'/);
    expect(csv({ ...table([]), remarks: [{ key: 'reason', name: '用途', text: '=1+1' }] })).toContain(
      `# 用途,'=1+1`
    );
  });

  it('keeps every digit of an area code in Excel, and leaves short numbers alone', () => {
    expect(cellsOf(csv(table(['330106001001002003', '12']))).slice(1, 3)).toEqual([
      '\t330106001001002003',
      '12'
    ]);
  });

  it('writes a negative number as a number, and no figure that is none', () => {
    expect(parseCsv(csv(table([-15])))[1]).toEqual(['-15', '1']);
    expect(() => csv(table([Number.NaN]))).toThrow('NaN is no figure');
  });
});
