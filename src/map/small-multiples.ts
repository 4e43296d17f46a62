import type { Feature } from 'geojson';
import { insideTest } from '../analysis/density/inside.ts';
import { latOf, lngOf, worldX, worldY } from './deck/mercator.ts';
import { paintDensity } from './deck/density-picture.ts';
import { palettes, type Palette } from './palette.ts';
import type {
  AreaFeature,
  AreaProperties,
  Bounds,
  ClassScene,
  Corner,
  DensityScene,
  MapScene,
  Theme
} from './scene.ts';

/** One of many small pictures: areas in classes, or a raster. */
export interface SmallScene {
  readonly classes: ClassScene | null;
  readonly density: DensityScene | null;
}

/** What all of them share. */
export interface SmallGround {
  readonly areas: MapScene['areas'];
  /** The level whose areas are coloured and read. */
  readonly level: number;
  readonly bounds: Bounds;
  readonly theme: Theme;
}

/** In pixels of the page, from the canvas's corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the pointer is on; the point is in pixels of the box around all pictures. */
export interface SmallHover {
  readonly key: string;
  readonly code: string;
  readonly place: Corner;
  readonly point: readonly [number, number];
}

/** Room around the ground, in pixels. */
const MARGIN = 4;

/** Places of the ground in a box of this size, as large as fits, in Web Mercator like the map itself. */
export interface Fit {
  toPixel: (place: Corner) => [x: number, y: number];
  toPlace: (x: number, y: number) => Corner;
}

export function fitting([west, south, east, north]: Bounds, width: number, height: number): Fit {
  const [left, top] = [worldX(west), worldY(north)];
  const [wide, high] = [worldX(east) - left, worldY(south) - top];
  const scale = Math.max(0, Math.min((width - 2 * MARGIN) / wide, (height - 2 * MARGIN) / high));
  const x0 = (width - wide * scale) / 2 - left * scale;
  const y0 = (height - high * scale) / 2 - top * scale;
  return {
    toPixel: ([lng, lat]) => [x0 + worldX(lng) * scale, y0 + worldY(lat) * scale],
    toPlace: (x, y) => [lngOf((x - x0) / scale), latOf((y - y0) / scale)]
  };
}

type Rings = readonly (readonly Corner[])[];

/** All rings of an area. */
function ringsOf({ geometry }: Pick<Feature<AreaFeature['geometry']>, 'geometry'>): Corner[][] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flat().map((ring) => ring.map(([lng = NaN, lat = NaN]) => [lng, lat] as const));
}

/** The area of the shown level at a place; undefined where there is none. */
export function areaAt({ areas, level }: SmallGround, [lng, lat]: Corner): AreaProperties | undefined {
  return (areas?.features ?? []).find(
    (feature) => feature.properties.level === level && insideTest([ringsOf(feature)])(lng, lat)
  )?.properties;
}

function pathOf(rings: Rings, { toPixel }: Fit): Path2D {
  const path = new Path2D();
  for (const ring of rings) {
    ring.forEach((corner, n) => {
      const [x, y] = toPixel(corner);
      if (n === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    });
    path.closePath();
  }
  return path;
}

/** Stripes as the map and its legend have them, 8 pixels apart. */
function hatchOf(context: CanvasRenderingContext2D, palette: Palette, dense: number): CanvasPattern | null {
  const tile = new OffscreenCanvas(8 * dense, 8 * dense);
  const own = tile.getContext('2d');
  if (!own) return null;
  own.scale(dense, dense);
  own.fillStyle = palette.hatchGround;
  own.fillRect(0, 0, 8, 8);
  own.strokeStyle = palette.hatch;
  own.stroke(new Path2D('M-1 1L1-1M-1 9L9-1M7 9L9 7'));
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / dense));
  return pattern;
}

/**
 * Draws all of many small pictures of one ground into one canvas. Paths are made once for all boxes of one size, and
 * rasters are coloured once for each scene.
 */
export class SmallPainter {
  readonly #rasters = new WeakMap<DensityScene, Map<Theme, OffscreenCanvas>>();

  /** @param marked code of the area that the pointer is on, `selected` of the one that is selected. */
  paint(
    canvas: HTMLCanvasElement,
    ground: SmallGround,
    pictures: readonly { readonly box: Box; readonly scene: SmallScene | undefined }[],
    { marked, selected }: { marked: string | undefined; selected: string | undefined }
  ) {
    const context = canvas.getContext('2d');
    if (!context) return;
    const dense = canvas.width / Math.max(1, canvas.clientWidth);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);

    const palette = palettes[ground.theme];
    const hatch = hatchOf(context, palette, dense);
    const features = ground.areas?.features ?? [];
    const top = Math.min(...features.map(({ properties }) => properties.level));
    const sizes = new Map<string, Sized>();
    const sizedFor = ({ width, height }: Box): Sized => {
      const key = `${width} ${height}`;
      const known = sizes.get(key);
      if (known) return known;
      const fit = fitting(ground.bounds, width, height);
      const made = features.map(
        (feature) => [feature.properties.code, pathOf(ringsOf(feature), fit)] as const
      );
      const sized = { fit, paths: new Map(made) };
      sizes.set(key, sized);
      return sized;
    };

    for (const { box, scene } of pictures) {
      const { fit, paths } = sizedFor(box);
      const onLevel = (level: number) =>
        features.flatMap(({ properties }) => (properties.level === level ? one(paths, properties.code) : []));
      context.setTransform(dense, 0, 0, dense, box.x * dense, box.y * dense);
      context.save();
      // Hexagons reach over the border, but not into the next picture.
      context.beginPath();
      context.rect(0, 0, box.width, box.height);
      context.clip();
      for (const path of onLevel(top)) fill(context, path, palette.land);
      if (scene?.density) this.#raster(context, scene.density, palette, ground.theme, fit);
      else if (scene?.classes) {
        const { areas, outlines, ramp } = scene.classes;
        context.lineWidth = 0.5;
        context.strokeStyle = palette.needEdge;
        for (const [code, found] of areas) {
          const ring = outlines?.get(code);
          const path = ring ? pathOf([ring], fit) : outlines ? undefined : paths.get(code);
          if (path === undefined) continue;
          const colour = typeof found === 'number' ? palette[ramp][found] : hatch;
          fill(context, path, colour ?? palette.land);
          context.stroke(path);
        }
      }
      const lines = [
        { paths: top < 1 ? onLevel(1) : [], width: 0.6, colour: palette.areaLine[1] },
        { paths: onLevel(top), width: 1.2, colour: palette.areaLine[0] },
        { paths: one(paths, selected), width: 2, colour: palette.accent },
        { paths: one(paths, marked), width: 2, colour: palette.hover }
      ];
      for (const { paths: drawn, width, colour } of lines) {
        context.lineWidth = width;
        context.strokeStyle = colour;
        for (const path of drawn) context.stroke(path);
      }
      context.restore();
    }
  }

  #raster(
    context: CanvasRenderingContext2D,
    density: DensityScene,
    palette: Palette,
    theme: Theme,
    { toPixel }: Fit
  ) {
    const painted = this.#rasters.get(density) ?? new Map<Theme, OffscreenCanvas>();
    this.#rasters.set(density, painted);
    const image = painted.get(theme) ?? paintDensity(density, palette, 2).image;
    painted.set(theme, image);
    // Its cells lie along the office's plane, which is turned against north by less than a pixel here.
    const [, northWest, , southEast] = density.corners;
    const [x, y] = toPixel(northWest);
    const [right, bottom] = toPixel(southEast);
    context.globalCompositeOperation = theme === 'dark' ? 'screen' : 'multiply';
    context.drawImage(image, x, y, right - x, bottom - y);
    context.globalCompositeOperation = 'source-over';
  }
}

/** Areas as they are drawn in a box of one size. */
interface Sized {
  readonly fit: Fit;
  readonly paths: ReadonlyMap<string, Path2D>;
}

const one = (paths: ReadonlyMap<string, Path2D>, code: string | undefined) => {
  const path = code === undefined ? undefined : paths.get(code);
  return path ? [path] : [];
};

function fill(context: CanvasRenderingContext2D, path: Path2D, colour: string | CanvasPattern) {
  context.fillStyle = colour;
  context.fill(path, 'evenodd');
}

interface Cells {
  readonly width: number;
  readonly height: number;
  /** Width of a picture over its height. */
  readonly aspect: number;
  readonly gap: number;
  /** What is written under a picture takes this height. */
  readonly caption: number;
  /** No cell is narrower than this, whatever is gained by it. */
  readonly least: number;
}

/** In how many columns so many pictures are largest. */
export function columnsFor(count: number, { width, height, aspect, gap, caption, least }: Cells): number {
  let best = { columns: 1, size: -Infinity };
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const wide = (width - gap * (columns - 1)) / columns;
    if (wide < least && columns > 1) break;
    const high = (height - gap * (rows - 1)) / rows - caption;
    const size = Math.min(wide, high * aspect);
    if (size > best.size + 0.5) best = { columns, size };
  }
  return best.columns;
}
