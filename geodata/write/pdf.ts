/** A line of text on a page, for searching and copying: it is not painted. Millimetres from the upper left corner. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** A page that is one picture, with its text behind it. */
export interface PdfPage {
  /** In millimetres. */
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each dot, row by row from the top; opacity is not looked at. */
  readonly dots: { readonly width: number; readonly height: number; readonly rgba: Uint8ClampedArray };
  readonly runs: readonly TextRun[];
}

export interface PdfInfo {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  readonly created: Date;
}

const POINTS_PER_MM = 72 / 25.4;
/** Codes of a simple font, less the first, which nobody uses. */
const GLYPHS_PER_FONT = 255;

/**
 * Pages as PDF 1.4. Each is a picture without loss, so that letters are those of the reader's own fonts and none need be
 * embedded; what is written on it lies over it as text of fonts whose letters are empty, so that it can be searched and copied.
 */
export async function pdf(pages: readonly PdfPage[], info: PdfInfo): Promise<Blob> {
  const file = new PdfFile();
  const [catalogue, tree, about] = [file.reserve(), file.reserve(), file.reserve()];
  const letters = new Set(pages.flatMap(({ runs }) => runs.flatMap(({ text }) => Array.from(text))));
  const fonts = fontsOf([...letters]);
  const fontNumbers = fonts.map((font) => writeFont(file, font));
  const resources = fontNumbers.map((number, index) => `/F${index} ${number} 0 R`).join(' ');
  const kids: number[] = [];
  for (const page of pages) {
    const { width, height, dots } = page;
    const image = file.reserve();
    file.put(
      image,
      `/Type /XObject /Subtype /Image /Width ${dots.width} /Height ${dots.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns ${dots.width} >>`,
      await deflated(predicted(page.dots))
    );
    const content = file.reserve();
    file.put(content, '/Filter /FlateDecode', await deflated(latin(contentOf(page, fonts))));
    const number = file.reserve();
    file.put(
      number,
      `/Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${points(width)} ${points(height)}] /Contents ${content} 0 R /Resources << /XObject << /Picture ${image} 0 R >> /Font << ${resources} >> >>`
    );
    kids.push(number);
  }
  file.put(tree, `/Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}]`);
  file.put(catalogue, `/Type /Catalog /Pages ${tree} 0 R /ViewerPreferences << /DisplayDocTitle true >>`);
  file.put(
    about,
    `/Title ${textString(info.title)} /Author ${textString(info.author)} /Subject ${textString(info.subject)} /Keywords ${textString(info.keywords)} /Producer (Wangge) /CreationDate (${dateText(info.created)})`
  );
  return file.end(catalogue, about);
}

const points = (millimetres: number) => (millimetres * POINTS_PER_MM).toFixed(2);

/** Objects one after the other, and where each begins. */
class PdfFile {
  readonly #parts: Uint8Array<ArrayBuffer>[] = [];
  readonly #starts: number[] = [];
  #length = 0;

  constructor() {
    // Bytes above 127 say to whoever carries the file that it is no text.
    this.#add(latin('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n'));
  }

  /** The number of an object that is put later. */
  reserve(): number {
    return this.#starts.push(0);
  }

  put(number: number, dictionary: string, stream?: Uint8Array<ArrayBuffer>) {
    this.#starts[number - 1] = this.#length;
    const length = stream === undefined ? '' : ` /Length ${stream.length}`;
    this.#add(latin(`${number} 0 obj\n<< ${dictionary}${length} >>\n`));
    if (stream !== undefined) {
      this.#add(latin('stream\n'));
      this.#add(stream);
      this.#add(latin('\nendstream\n'));
    }
    this.#add(latin('endobj\n'));
  }

  end(root: number, info: number): Blob {
    const start = this.#length;
    const entries = this.#starts.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
    const count = this.#starts.length + 1;
    this.#add(
      latin(
        `xref\n0 ${count}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${count} /Root ${root} 0 R /Info ${info} 0 R >>\nstartxref\n${start}\n%%EOF\n`
      )
    );
    return new Blob(this.#parts, { type: 'application/pdf' });
  }

  #add(bytes: Uint8Array<ArrayBuffer>) {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }
}

/** Letters by their codes in one font. */
type Font = readonly string[];

function fontsOf(letters: readonly string[]): Font[] {
  const fonts: Font[] = [];
  for (let at = 0; at < letters.length; at += GLYPHS_PER_FONT)
    fonts.push(letters.slice(at, at + GLYPHS_PER_FONT));
  return fonts;
}

/** A font whose letters are empty and as wide as high; what each stands for is written beside it. */
function writeFont(file: PdfFile, font: Font): number {
  const [number, empty, meaning] = [file.reserve(), file.reserve(), file.reserve()];
  const codes = font.map((_, index) => index + 1);
  file.put(empty, '', latin('1000 0 d0'));
  const lines = font.map((letter, index) => `<${hex(index + 1, 2)}> <${utf16(letter)}>`);
  const blocks: string[] = [];
  // A block holds a hundred at most.
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  file.put(
    meaning,
    '',
    latin(
      `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Letters def\n/CMapType 2 def\n1 begincodespacerange\n<00> <ff>\nendcodespacerange\n${blocks.join('\n')}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend`
    )
  );
  const names = codes.map((code) => `/g${code}`).join(' ');
  const procedures = codes.map((code) => `/g${code} ${empty} 0 R`).join(' ');
  file.put(
    number,
    `/Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 1 /LastChar ${font.length} /Widths [${codes.map(() => 1000).join(' ')}] /Encoding << /Type /Encoding /Differences [1 ${names}] >> /CharProcs << ${procedures} >> /Resources << >> /ToUnicode ${meaning} 0 R`
  );
  return number;
}

/** The picture over the whole page, and every run of text where it stands. */
function contentOf({ width, height, runs }: PdfPage, fonts: readonly Font[]): string {
  const codes = new Map(
    fonts.flatMap((font, index) => font.map((letter, at) => [letter, [index, at + 1] as const]))
  );
  const picture = `q ${points(width)} 0 0 ${points(height)} 0 0 cm /Picture Do Q`;
  const texts = runs.flatMap(({ text, x, y, width: wide, size }) => {
    const letters = Array.from(text);
    if (letters.length === 0 || size <= 0) return [];
    // Every empty letter is as wide as high: the line is drawn together to the width it has.
    const together = ((100 * wide) / (letters.length * size)).toFixed(2);
    const shown = letters.map((letter) => {
      const [font = 0, code = 1] = codes.get(letter) ?? [];
      return `/F${font} ${points(size)} Tf <${hex(code, 2)}> Tj`;
    });
    return [`BT ${together} Tz 1 0 0 1 ${points(x)} ${points(height - y)} Tm ${shown.join(' ')} ET`];
  });
  return [picture, ...texts].join('\n');
}

/** Rows of three colours, each as its difference from the row above: white stays white and packs to nothing. */
function predicted({ width, height, rgba }: PdfPage['dots']): Uint8Array<ArrayBuffer> {
  const UP = 2;
  const rows = new Uint8Array(height * (3 * width + 1));
  let to = 0;
  for (let row = 0; row < height; row += 1) {
    rows[to] = UP;
    to += 1;
    for (let column = 0; column < width; column += 1) {
      const from = 4 * (row * width + column);
      for (let colour = 0; colour < 3; colour += 1) {
        const above = row === 0 ? 0 : (rgba[from + colour - 4 * width] ?? 0);
        rows[to] = ((rgba[from + colour] ?? 0) - above) & 255;
        to += 1;
      }
    }
  }
  return rows;
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const latin = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

const utf16 = (text: string) =>
  Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index), 4)).join('');

/** A string of any script, for the properties of the document. */
const textString = (text: string) => `<feff${utf16(text)}>`;

/** D:20261122171000Z */
const dateText = (date: Date) => `D:${date.toISOString().slice(0, 19).replaceAll(/\D/g, '')}Z`;
