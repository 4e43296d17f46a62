/** Texts that break careless writers. */
export const nasty = {
  harmless: [
    '华阳,街道',
    'He said "five"',
    'two\nlines',
    'two\r\nlines',
    '  around  ',
    '𠮷野家 🙂',
    '<b>&amp;</b>',
    "O'Brien",
    'a;b|c',
    '少于5'
  ],
  formulas: [
    '=1+1',
    '+86 571',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    "=cmd|' /C calc'!A0"
  ]
} as const;

/** Records of a CSV file as RFC 4180 reads them, without the byte order mark. */
export function parseCsv(text: string): string[][] {
  const records: string[][] = [[]];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const quoted = text[at] === '"';
    let value = '';
    if (quoted) {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (at >= text.length) throw new Error('a quote is never closed');
        value += text[at] ?? '';
        if (text[at] === '"') at += 1;
      }
      at += 1;
    } else {
      const end = /,|\r\n|$/.exec(text.slice(at))?.index ?? 0;
      value = text.slice(at, at + end);
      at += end;
    }
    records.at(-1)?.push(value);
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      at += 2;
      if (at < text.length) records.push([]);
    } else if (at < text.length) throw new Error(`something stands after a quote at ${at}`);
  }
  return records;
}
