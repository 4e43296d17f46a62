import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contourDensity } from 'd3-contour';
import { seeded, town } from '../../src/analysis/density/exact.fixture.ts';
import { columnMiddles, rowMiddles, type MetricGrid } from '../../src/analysis/density/grid.ts';
import { planeAt, type Place, type PlanePoint } from '../../src/analysis/density/plane.ts';
import type { WeightedPoints } from '../../src/analysis/density/points.ts';
import { densityRaster } from '../../src/analysis/density/raster.ts';
import { openBrowser } from './browser.ts';
import { drawHeatmap } from './density-heatmap.ts';
import { say } from './progress.ts';
import { spread, type Spread } from './statistics.ts';

/** One way to a density, on the same points as the others. */
export interface DensityTiming extends Spread {
  readonly method: string;
  readonly bandwidth_m: number;
  /** The furthest it stands from the kernel sum over all points, in percent of the highest. */
  readonly error_percent_of_peak: number;
}

export interface DensityFigures {
  readonly points: number;
  readonly raster: string;
  readonly heatmap_texture: string;
  readonly packages: Record<string, string>;
  readonly ways: readonly DensityTiming[];
}

/** A value and where it stands, in metres east and north of the town's middle. */
interface Sample extends PlanePoint {
  readonly value: number;
}

const POINTS = 100_000;
const CENTRE: Place = [116.4, 39.9];
const SIDE = 512;
const CELL_METRES = 10;
const BANDWIDTHS = [50, 150, 500] as const;
/** In software a point of HeatmapLayer takes as long as it is large: 500 m would take minutes. */
const HEATMAP_RUNS: Readonly<Record<number, number>> = { 50: 5, 150: 3 };
const RUNS = 60;
const WARM_UP = 20;
/** As many of the highest values, and twice as many anywhere, are compared with the sum. */
const COMPARED = 400;

const GRID: MetricGrid = {
  origin: CENTRE,
  cellMetres: CELL_METRES,
  west: -SIDE / 2,
  south: -SIDE / 2,
  columns: SIDE,
  rows: SIDE
};

/** 100,000 points to 512 × 512 values: ours, d3-contour's and deck.gl's HeatmapLayer, how long and how far off. */
export async function measureDensity(): Promise<DensityFigures> {
  const points = town(POINTS, CENTRE, 1, SIDE * CELL_METRES);
  const ways: DensityTiming[] = [];
  let texture = 'none';
  const browser = await openBrowser();
  try {
    for (const bandwidth of BANDWIDTHS) {
      say(`density, bandwidth ${bandwidth} m`);
      const compared = (method: string, ms: readonly number[], samples: readonly Sample[]) => {
        ways.push({
          method,
          bandwidth_m: bandwidth,
          ...spread(ms),
          error_percent_of_peak: worstError(points, bandwidth, samples)
        });
      };
      compared('ours', ...repeated(() => ours(points, bandwidth)));
      compared('d3-contour, cells of 1 px', ...repeated(() => d3(points, bandwidth, 1)));
      compared('d3-contour, cells of 4 px (as it comes)', ...repeated(() => d3(points, bandwidth, 4)));

      const runs = HEATMAP_RUNS[bandwidth];
      if (runs === undefined) continue;
      say(`HeatmapLayer, bandwidth ${bandwidth} m`);
      const drawn = await drawHeatmap(browser, {
        lng: [...points.lng],
        lat: [...points.lat],
        weight: [...points.weight],
        centre: CENTRE,
        bandwidthMetres: bandwidth,
        metresPerTexel: CELL_METRES,
        texels: SIDE,
        runs
      });
      texture = drawn.format;
      const plane = planeAt(CENTRE);
      const samples = drawn.values.map((value, n) => {
        const point = { x: 0, y: 0 };
        const [column, row] = [n % drawn.lng.length, Math.floor(n / drawn.lng.length)];
        plane.toPlane(drawn.lng[column] ?? 0, drawn.lat[row] ?? 0, point);
        return { ...point, value };
      });
      compared('HeatmapLayer, WebGL in software', drawn.ms, samples);
    }
  } finally {
    await browser.close();
  }
  return {
    points: POINTS,
    raster: `${SIDE} × ${SIDE}, ${CELL_METRES} m`,
    heatmap_texture: texture,
    packages: Object.fromEntries(
      ['d3-contour', '@deck.gl/aggregation-layers'].map((name) => [name, versionOf(name)])
    ),
    ways
  };
}

/** Runs a way until it is warm, then times it; what it gives is put into samples outside the time. */
function repeated(way: () => () => readonly Sample[]): [ms: number[], samples: readonly Sample[]] {
  for (let n = 0; n < WARM_UP; n += 1) way();
  const ms: number[] = [];
  let samples = way();
  for (let n = 0; n < RUNS; n += 1) {
    const began = performance.now();
    samples = way();
    ms.push(performance.now() - began);
  }
  return [ms, samples()];
}

/** From degrees to a raster per hectare, projection and all. */
function ours(points: WeightedPoints, bandwidth: number): () => readonly Sample[] {
  const { values } = densityRaster({ points, bandwidthMetres: bandwidth, grid: GRID });
  return () => {
    const [xs, ys] = [columnMiddles(GRID), rowMiddles(GRID)];
    return [...values].map((value, n) => ({ x: xs[n % SIDE] ?? 0, y: ys[Math.floor(n / SIDE)] ?? 0, value }));
  };
}

let projected:
  { readonly of: WeightedPoints; readonly x: Float64Array; readonly y: Float64Array } | undefined;

/**
 * The grid that d3-contour makes before it draws contours. It takes pixels: the points are put on our plane before the
 * clock runs.
 */
function d3(points: WeightedPoints, bandwidth: number, cellPixels: number): () => readonly Sample[] {
  const { x, y } = projected?.of === points ? projected : (projected = { of: points, ...onPlane(points) });
  let values: ArrayLike<number> = [];
  const pixels = bandwidth / CELL_METRES;
  contourDensity<number>()
    .x((n) => (x[n] ?? 0) / CELL_METRES + SIDE / 2)
    .y((n) => (y[n] ?? 0) / CELL_METRES + SIDE / 2)
    .weight((n) => points.weight[n] ?? 0)
    .size([SIDE, SIDE])
    .cellSize(cellPixels)
    .bandwidth(pixels)
    // It shows its grid to whoever chooses the thresholds; with none it draws nothing.
    .thresholds((grid) => {
      values = grid;
      return [];
    })(INDEXES);
  return () => {
    // As it pads its grid: three times the radius of its box.
    const pad = (3 * (Math.sqrt(4 * pixels * pixels + 1) - 1)) / 2;
    const columns = Math.floor((SIDE + 2 * pad) / cellPixels);
    const perHectare = 10_000 / (CELL_METRES * cellPixels) ** 2;
    const metres = (index: number) => ((index + 0.5) * cellPixels - pad - SIDE / 2) * CELL_METRES;
    return Array.from(values, (value, n) => ({
      x: metres(n % columns),
      y: metres(Math.floor(n / columns)),
      value: value * perHectare
    })).filter(
      ({ x: east, y: north }) => Math.max(Math.abs(east), Math.abs(north)) <= (SIDE * CELL_METRES) / 2
    );
  };
}

const INDEXES = Array.from({ length: POINTS }, (_, n) => n);

function onPlane({ lng, lat }: WeightedPoints) {
  const plane = planeAt(CENTRE);
  const point = { x: 0, y: 0 };
  const [x, y] = [new Float64Array(lng.length), new Float64Array(lng.length)];
  lng.forEach((each, n) => {
    plane.toPlane(each, lat[n] ?? 0, point);
    x[n] = point.x;
    y[n] = point.y;
  });
  return { x, y };
}

/** Compared with the sum over all points of weight times kernel, nothing cut off. */
function worstError(points: WeightedPoints, bandwidth: number, samples: readonly Sample[]): number {
  const { x, y } = projected?.of === points ? projected : (projected = { of: points, ...onPlane(points) });
  const random = seeded(2);
  const highest = samples.toSorted((a, b) => b.value - a.value).slice(0, COMPARED);
  const anywhere = Array.from({ length: 2 * COMPARED }, () => samples[Math.floor(random() * samples.length)]);
  let [peak, worst] = [0, 0];
  for (const sample of [...highest, ...anywhere]) {
    if (sample === undefined) continue;
    let sum = 0;
    for (let n = 0; n < x.length; n += 1) {
      const squared = ((x[n] ?? 0) - sample.x) ** 2 + ((y[n] ?? 0) - sample.y) ** 2;
      sum += (points.weight[n] ?? 0) * Math.exp(-squared / (2 * bandwidth * bandwidth));
    }
    const exact = (sum * 10_000) / (2 * Math.PI * bandwidth * bandwidth);
    peak = Math.max(peak, exact);
    worst = Math.max(worst, Math.abs(exact - sample.value));
  }
  return Number(((worst / peak) * 100).toPrecision(2));
}

function versionOf(name: string): string {
  const file = join(import.meta.dirname, '../../node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
