/** What a picture says of itself, by keyword (Title, Author, Comment …; Latin letters, at most 79). */
export type PngTexts = Readonly<Record<string, string>>;

const SIGNATURE_BYTES = 8;
const HEADER_BYTES = 25;
const METRES_PER_INCH = 0.0254;

/**
 * A PNG with texts in it (iTXt, UTF-8) and the size at which it is to be printed (pHYs), put behind its header.
 *
 * @param png as a browser makes it.
 */
export function withTexts(png: Uint8Array, texts: PngTexts, dotsPerInch: number): Blob {
  const head = SIGNATURE_BYTES + HEADER_BYTES;
  const dense = Math.round(dotsPerInch / METRES_PER_INCH);
  const size = new Uint8Array(9);
  new DataView(size.buffer).setUint32(0, dense);
  new DataView(size.buffer).setUint32(4, dense);
  size[8] = 1;
  return new Blob(
    [
      png.slice(0, head),
      chunk('pHYs', size),
      ...Object.entries(texts).map(([keyword, text]) =>
        // Keyword, not packed, neither language nor translated keyword, text.
        chunk('iTXt', bytesOf(`${keyword}\0\0\0\0\0${text}`))
      ),
      png.slice(head)
    ],
    { type: 'image/png' }
  );
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

function chunk(type: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const made = new Uint8Array(body.length + 12);
  const view = new DataView(made.buffer);
  view.setUint32(0, body.length);
  made.set(bytesOf(type), 4);
  made.set(body, 8);
  view.setUint32(body.length + 8, crc32(made.subarray(4, body.length + 8)));
  return made;
}

/** The check sum that PNG closes every chunk with. */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
