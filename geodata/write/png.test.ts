import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { withTexts } from './png.ts';

/** One dot, white. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
  'base64'
);

/** Chunks with their bodies; every check sum is checked. */
function chunks(file: Buffer): [type: string, body: Buffer][] {
  const found: [string, Buffer][] = [];
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(file.subarray(at + 4, at + 8 + length)));
    found.push([file.toString('latin1', at + 4, at + 8), file.subarray(at + 8, at + 8 + length)]);
    at += 12 + length;
  }
  return found;
}

describe('a picture that says what it is', () => {
  it('keeps its own chunks and carries texts of any script, and its size on paper', async () => {
    const file = Buffer.from(await withTexts(DOT, { Title: '困难家庭', Comment: '=1+1' }, 300).arrayBuffer());
    const all = chunks(file);
    expect(all.map(([type]) => type)).toEqual(['IHDR', 'pHYs', 'iTXt', 'iTXt', 'IDAT', 'IEND']);
    expect(all[2]?.[1].toString('utf8')).toBe('Title\0\0\0\0\0困难家庭');
    expect([all[1]?.[1].readUInt32BE(0), all[1]?.[1].readUInt32BE(4), all[1]?.[1][8]]).toEqual([
      11811, 11811, 1
    ]);
  });
});
