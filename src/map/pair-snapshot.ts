interface Named {
  readonly picture: HTMLCanvasElement;
  readonly name: string;
}

/** How two pictures are put together; `part` = the first over the second, as far as that part of the width. */
export type PairLayout = 'beside' | 'stacked' | { readonly part: number };

/** Between two pictures, in pixels of a usual screen. */
const GAP = 2;
const EDGE = 12;

/** Two pictures of one size as one, each with its name written on it. */
export function joined(first: Named, second: Named, layout: PairLayout): HTMLCanvasElement {
  const { width, height } = second.picture;
  const dense = devicePixelRatio;
  const gap = Math.round(GAP * dense);
  const paper = document.createElement('canvas');
  paper.width = layout === 'beside' ? 2 * width + gap : width;
  paper.height = layout === 'stacked' ? 2 * height + gap : height;
  const context = paper.getContext('2d');
  if (!context) return second.picture;
  context.fillStyle = token('--surface');
  context.fillRect(0, 0, paper.width, paper.height);

  if (typeof layout === 'object') {
    const split = Math.round(layout.part * width);
    context.drawImage(second.picture, 0, 0);
    if (split > 0) context.drawImage(first.picture, 0, 0, split, height, 0, 0, split, height);
    context.fillStyle = token('--ink');
    context.fillRect(split - gap / 2, 0, gap, height);
    label(context, first.name, split - gap, 'right');
    label(context, second.name, split + gap, 'left');
    return paper;
  }
  const [x, y] = layout === 'beside' ? [width + gap, 0] : [0, height + gap];
  context.drawImage(first.picture, 0, 0);
  context.drawImage(second.picture, x, y);
  label(context, first.name, EDGE * dense, 'left');
  label(context, second.name, x + EDGE * dense, 'left', y);
  return paper;
}

/** A colour of the page, in the theme that it has. */
const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name);

/** Writes a name on a plate, 12 pixels below the top. */
function label(
  context: CanvasRenderingContext2D,
  name: string,
  x: number,
  align: 'left' | 'right',
  from = 0
) {
  const dense = devicePixelRatio;
  context.font = `600 ${14 * dense}px ${getComputedStyle(document.body).fontFamily}`;
  context.textAlign = align;
  context.textBaseline = 'middle';
  const inner = 8 * dense;
  const wide = context.measureText(name).width + 2 * inner;
  const y = from + EDGE * dense;
  context.fillStyle = token('--surface');
  context.fillRect(align === 'left' ? x : x - wide, y, wide, 28 * dense);
  context.fillStyle = token('--ink');
  context.fillText(name, align === 'left' ? x + inner : x - inner, y + 14 * dense);
}
