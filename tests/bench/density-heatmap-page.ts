import { Deck, MapView, type Layer } from '@deck.gl/core';
import { HeatmapLayer } from '@deck.gl/aggregation-layers';

// Runs in Chromium: deck.gl's HeatmapLayer draws a town, and its texture of weights is read back.

/** What the page is asked to draw. */
export interface HeatmapAsked {
  readonly lng: readonly number[];
  readonly lat: readonly number[];
  readonly weight: readonly number[];
  readonly centre: readonly [lng: number, lat: number];
  readonly bandwidthMetres: number;
  readonly metresPerTexel: number;
  readonly texels: number;
  readonly runs: number;
}

export interface HeatmapDrawn {
  /** What the texture holds for each value. */
  readonly format: string;
  /** Weights alone, until they can be read. */
  readonly ms: readonly number[];
  /** Texels row by row: the longitudes of columns, the latitudes of rows, and the densities per hectare meant. */
  readonly lng: readonly number[];
  readonly lat: readonly number[];
  readonly values: readonly number[];
}

/** What of the layer's inside the measurement needs. */
interface Inside {
  state: {
    weightsTexture?: { format: string; width: number; height: number };
    worldBounds: [number, number, number, number];
  };
  isLoaded: boolean;
  _updateWeightmap: () => void;
  _worldToCommonBounds: (bounds: [number, number, number, number]) => [number, number, number, number];
}

/** In the kernel of the layer's shader, radius / bandwidth, and the factor before it. */
const RADIUS = 6;
const FACTOR = 1.77245385 * 0.166666;

async function draw(asked: HeatmapAsked): Promise<HeatmapDrawn> {
  const { lng, lat, weight, centre, bandwidthMetres, metresPerTexel, texels, runs } = asked;
  // The layer has one texel for each two pixels of the screen.
  const metresPerPixel = metresPerTexel / 2;
  const metresPerPixelAtZoom0 = (2 * Math.PI * 6_378_137 * Math.cos((centre[1] * Math.PI) / 180)) / 512;
  const canvas = document.createElement('canvas');
  document.body.append(canvas);
  const positions = new Float64Array(lng.length * 2);
  lng.forEach((each, n) => positions.set([each, lat[n] ?? 0], n * 2));
  const layer = new HeatmapLayer({
    id: 'heatmap',
    data: {
      length: lng.length,
      attributes: {
        getPosition: { value: positions, size: 2 },
        getWeight: { value: Float32Array.from(weight), size: 1 }
      }
    },
    radiusPixels: (RADIUS * bandwidthMetres) / metresPerPixel,
    weightsTextureSize: texels,
    debounceTimeout: 0
  });
  const deck = new Deck({
    canvas,
    width: texels * 2,
    height: texels * 2,
    useDevicePixels: false,
    views: new MapView({}),
    initialViewState: {
      longitude: centre[0],
      latitude: centre[1],
      zoom: Math.log2(metresPerPixelAtZoom0 / metresPerPixel)
    },
    layers: [layer as Layer]
  });
  const inside = layer as unknown as Inside;
  await new Promise<void>((done) => {
    const look = () => {
      if (deck.isInitialized && inside.isLoaded && inside.state.weightsTexture !== undefined) done();
      else setTimeout(look, 100);
    };
    look();
  });
  // Until the first picture has been drawn.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const texture = inside.state.weightsTexture;
  const device = layer.context.device;
  if (texture === undefined) throw new Error('HeatmapLayer has no texture of weights.');
  const read = (width: number, height: number) =>
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the command encoder cannot be waited for in one breath
    device.readPixelsToArrayWebGL(texture as never, { sourceWidth: width, sourceHeight: height });

  const ms: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    inside._updateWeightmap();
    // Reading waits for the drawing.
    read(1, 1);
    ms.push(performance.now() - began);
  }
  const [west, south, east, north] = inside._worldToCommonBounds(inside.state.worldBounds);
  const numbers = read(texture.width, texture.height);
  const toDensity = (FACTOR * 10_000) / (2 * Math.PI * bandwidthMetres * bandwidthMetres);
  const placeOf = (column: number, row: number) =>
    layer.context.viewport.unprojectPosition([
      west + ((column + 0.5) / texture.width) * (east - west),
      south + ((row + 0.5) / texture.height) * (north - south),
      0
    ]);
  return {
    format: texture.format,
    ms,
    lng: Array.from({ length: texture.width }, (_, column) => placeOf(column, 0)[0]),
    lat: Array.from({ length: texture.height }, (_, row) => placeOf(0, row)[1]),
    values: Array.from(
      { length: texture.width * texture.height },
      (_, n) => (numbers[n * 4] ?? 0) * toDensity
    )
  };
}

Object.assign(window, { drawHeatmap: draw });
