/** A line of text as it was painted, in pixels of CSS from the page's upper left corner. */
export interface PaintedRun {
  readonly text: string;
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface Painted {
  readonly canvas: HTMLCanvasElement;
  readonly runs: readonly PaintedRun[];
}

/**
 * Paints what the browser has laid out onto a canvas of any density: texts in the reader's own fonts, colours, hairlines,
 * drawings and pictures. It knows what a page of ours is made of, and no more: neither shadows nor turned boxes.
 *
 * @param density dots for each pixel of CSS.
 * @throws Error where the browser has no room for the canvas.
 */
export async function paint(page: HTMLElement, density: number): Promise<Painted> {
  const { left, top, width, height } = page.getBoundingClientRect();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null || canvas.width === 0) throw new Error('no room for the page');
  context.scale(density, density);
  context.translate(-left, -top);
  const painter = new Painter(context, left, top);
  await painter.element(page);
  return { canvas, runs: painter.runs };
}

class Painter {
  readonly runs: PaintedRun[] = [];
  readonly #context: CanvasRenderingContext2D;
  readonly #left: number;
  readonly #top: number;

  constructor(context: CanvasRenderingContext2D, left: number, top: number) {
    this.#context = context;
    this.#left = left;
    this.#top = top;
  }

  async element(element: Element): Promise<void> {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (style.display === 'none' || style.visibility === 'hidden' || isForTheBlind(box, style)) return;
    this.#context.save();
    this.#context.globalAlpha *= Number(style.opacity);
    if (element instanceof HTMLCanvasElement) {
      this.#context.drawImage(element, box.x, box.y, box.width, box.height);
    } else if (element instanceof SVGSVGElement) {
      await this.#drawing(element, box);
    } else {
      this.#box(style, box);
      for (const child of element.childNodes) {
        if (child instanceof Element) await this.element(child);
        else if (child instanceof Text) this.#text(child, style);
      }
    }
    this.#context.restore();
  }

  /** Ground and edges of a box. */
  #box(style: CSSStyleDeclaration, { x, y, width, height }: DOMRect) {
    const context = this.#context;
    const round = Number.parseFloat(style.borderTopLeftRadius) || 0;
    const fill = (colour: string) => {
      context.fillStyle = colour;
      context.beginPath();
      context.roundRect(x, y, width, height, Math.min(round, width / 2, height / 2));
      context.fill();
    };
    fill(style.backgroundColor);
    // A density's colours stand in the legend as they lie on the land: one colour, mixed with the ground.
    const [, over] = /^linear-gradient\((.+)/.exec(style.backgroundImage) ?? [];
    const colour = over === undefined ? undefined : firstColour(over);
    if (colour !== undefined) {
      context.save();
      const blend = style.backgroundBlendMode.split(',')[0]?.trim();
      if (blend === 'multiply' || blend === 'screen') context.globalCompositeOperation = blend;
      fill(colour);
      context.restore();
    }
    const edge = (
      wide: string,
      kind: string,
      ink: string,
      at: (wide: number) => [number, number, number, number]
    ) => {
      const thick = Number.parseFloat(wide);
      if (kind === 'none' || thick === 0) return;
      context.fillStyle = ink;
      context.fillRect(...at(thick));
    };
    if (round > 0 && Number.parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none') {
      const thick = Number.parseFloat(style.borderTopWidth);
      context.strokeStyle = style.borderTopColor;
      context.lineWidth = thick;
      context.beginPath();
      context.roundRect(
        x + thick / 2,
        y + thick / 2,
        width - thick,
        height - thick,
        Math.min(round, width / 2, height / 2)
      );
      context.stroke();
      return;
    }
    edge(style.borderTopWidth, style.borderTopStyle, style.borderTopColor, (thick) => [x, y, width, thick]);
    edge(style.borderBottomWidth, style.borderBottomStyle, style.borderBottomColor, (thick) => [
      ...([x, y + height - thick, width, thick] as const)
    ]);
    edge(style.borderLeftWidth, style.borderLeftStyle, style.borderLeftColor, (thick) => [
      x,
      y,
      thick,
      height
    ]);
    edge(style.borderRightWidth, style.borderRightStyle, style.borderRightColor, (thick) => [
      ...([x + width - thick, y, thick, height] as const)
    ]);
  }

  /** Text line by line, as the browser has broken it. */
  #text(node: Text, style: CSSStyleDeclaration) {
    const context = this.#context;
    const zoom = node.parentElement?.currentCSSZoom ?? 1;
    const size = Number.parseFloat(style.fontSize) * zoom;
    context.font = `${style.fontStyle} ${style.fontWeight} ${size}px ${style.fontFamily}`;
    context.fillStyle = style.color;
    const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = context.measureText('x');
    for (const { text, left, right, top, bottom } of linesOf(node)) {
      const y = (top + bottom) / 2 + (above - below) / 2;
      context.fillText(text, left, y, right - left + 1);
      const run = { text: text.trimEnd(), x: left - this.#left, y: y - this.#top, width: right - left, size };
      if (run.text !== '') this.runs.push(run);
    }
  }

  /** A drawing, with the colours that it has on the page. */
  async #drawing(svg: SVGSVGElement, { x, y, width, height }: DOMRect) {
    const copy = svg.cloneNode(true) as SVGSVGElement;
    const [shown, copied] = [
      [svg, ...svg.querySelectorAll('*')],
      [copy, ...copy.querySelectorAll('*')]
    ];
    shown.forEach((part, index) => {
      const style = getComputedStyle(part);
      for (const name of ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-family', 'opacity'])
        copied[index]?.setAttribute(name, style.getPropertyValue(name).replaceAll('"', "'"));
      copied[index]?.removeAttribute('class');
    });
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('width', String(width));
    copy.setAttribute('height', String(height));
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
    await image.decode();
    this.#context.drawImage(image, x, y, width, height);
  }
}

interface Line {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Letters that stand beside each other on one line; those that the browser leaves out have no box. */
function linesOf(node: Text): Line[] {
  const lines: Line[] = [];
  const range = document.createRange();
  let at = 0;
  for (const letter of node.data) {
    range.setStart(node, at);
    at += letter.length;
    range.setEnd(node, at);
    const box = range.getClientRects()[0];
    if (box === undefined || box.width === 0) continue;
    const line = lines.at(-1);
    const shown = /\s/.test(letter) ? ' ' : letter;
    if (line !== undefined && Math.abs(line.top - box.top) < 1 && box.left >= line.right - 1) {
      line.text += shown;
      line.right = box.right;
    } else {
      lines.push({ text: shown, left: box.left, right: box.right, top: box.top, bottom: box.bottom });
    }
  }
  return lines;
}

/** Words that only a screen reader says. */
const isForTheBlind = ({ width, height }: DOMRect, { position, overflow }: CSSStyleDeclaration) =>
  position === 'absolute' && overflow === 'hidden' && width <= 1 && height <= 1;

/** The first of the colours that a gradient runs through; ours have one. */
function firstColour(list: string): string | undefined {
  let depth = 0;
  for (let at = 0; at < list.length; at += 1) {
    if (list[at] === '(') depth += 1;
    else if (list[at] === ')') depth -= 1;
    else if (list[at] === ',' && depth === 0) return list.slice(0, at);
  }
  return undefined;
}
