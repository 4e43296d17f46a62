import { m } from '../../../i18n/paraglide/messages.js';
import type { Painted } from './paint.ts';
import { millimetres, PIXELS_PER_INCH } from './paper-form.ts';
import type { Shown } from './shown.ts';

const said = (shown: Shown, key: string) => shown.remarks.find((remark) => remark.key === key)?.text ?? '';

/** What a file says of itself where a file can. */
const propertiesOf = (shown: Shown) => ({
  title: shown.title,
  author: said(shown, 'taken_by'),
  subject: said(shown, 'reason'),
  keywords: `${m.take_entry()} ${said(shown, 'log_entry')} · ${said(shown, 'credit')}`
});

/** A painted page as a picture. @param density dots for each pixel of CSS. */
export async function pagePng(painted: Painted, shown: Shown, density: number): Promise<Blob> {
  const { withTexts } = await import('../../../../geodata/write/png.ts');
  const plain = await new Promise<Blob | null>((resolve) => {
    painted.canvas.toBlob(resolve, 'image/png');
  });
  if (plain === null) throw new Error('no room for the picture');
  const { title, author, subject, keywords } = propertiesOf(shown);
  const texts = { Title: title, Author: author, Description: subject, Comment: keywords };
  return withTexts(new Uint8Array(await plain.arrayBuffer()), texts, density * PIXELS_PER_INCH);
}

/** A painted page as a document. @param size of the sheet, in millimetres. */
export async function pagePdf(
  { canvas, runs }: Painted,
  shown: Shown,
  size: { readonly width: number; readonly height: number }
): Promise<Blob> {
  const { pdf } = await import('../../../../geodata/write/pdf.ts');
  const { width, height } = canvas;
  const rgba = canvas.getContext('2d')?.getImageData(0, 0, width, height).data;
  if (rgba === undefined) throw new Error('no room for the page');
  const page = {
    ...size,
    dots: { width, height, rgba },
    runs: runs.map(({ text, ...place }) => ({
      text,
      x: millimetres(place.x),
      y: millimetres(place.y),
      width: millimetres(place.width),
      size: millimetres(place.size)
    }))
  };
  return pdf([page], { ...propertiesOf(shown), created: new Date(said(shown, 'taken_at')) });
}
