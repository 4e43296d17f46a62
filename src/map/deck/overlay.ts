import type { Map as MapLibre } from 'maplibre-gl';
import { palettes, type Palette } from '../palette.ts';
import type { DensityScene, IncidentMark } from '../scene.ts';
import { glyphAtlas, type Atlas } from './atlas.ts';
import { clusters, clusterZoom, type Cluster } from './cluster.ts';
import { laterBy } from '../magnified.ts';
import { paintDensity, type DensityPicture } from './density-picture.ts';
import type { MapLibreOverlay } from './drawing.ts';
import { spread } from './spread.ts';

interface Shown {
  marks: readonly IncidentMark[];
  palette: Palette;
  /** Whether incidents are shown at all. */
  visible: boolean;
  /** How many times as large as usual marks are. */
  magnification: number;
  density: DensityScene | null;
}

/**
 * The one deck.gl overlay of a map. It lives as long as the map and is changed by `setProps` alone: each mounting
 * leaves a WebGL context behind, and browsers have sixteen. Only a lost context calls for a new one. deck.gl itself is
 * a quarter of all code, and is fetched when there is something for it to draw for the first time.
 */
export class DeckOverlay {
  readonly #map: MapLibre;
  readonly #onDrawn: () => void;
  readonly #onGrouped: (clusters: readonly Cluster[]) => void;
  #drawing: typeof import('./drawing.ts') | undefined;
  #fetching = false;
  #destroyed = false;
  #overlay: MapLibreOverlay | undefined;
  #shown: Shown | undefined;
  #atlas: { palette: Palette; atlas: Atlas } | undefined;
  #painted: { density: DensityScene | null; palette: Palette; picture: DensityPicture | null } | undefined;
  #zoom = Number.NaN;
  #clusters: Cluster[] = [];
  /** Something was changed that deck.gl has not drawn yet. */
  #pending = false;

  /** `onGrouped` hears which marks there are now, `onDrawn` that they are on the screen. */
  constructor(map: MapLibre, onGrouped: (clusters: readonly Cluster[]) => void, onDrawn: () => void) {
    this.#map = map;
    this.#onGrouped = onGrouped;
    this.#onDrawn = onDrawn;
    map.on('zoom', this.#regroup);
  }

  /** What stands for the incidents at the present zoom, the most urgent last. */
  get clusters(): readonly Cluster[] {
    return this.#shown?.visible ? this.#clusters : [];
  }

  get isDrawn() {
    return !this.#pending;
  }

  update(shown: Shown) {
    const before = this.#shown;
    this.#shown = shown;
    if (before?.marks !== shown.marks || before.magnification !== shown.magnification)
      this.#zoom = Number.NaN;
    const keys = ['marks', 'palette', 'visible', 'magnification', 'density'] as const;
    if (before && keys.every((key) => before[key] === shown[key])) return;
    this.#group();
    this.#draw();
  }

  destroy() {
    this.#destroyed = true;
    this.#map.off('zoom', this.#regroup);
    if (!this.#overlay) return;
    const canvas = this.#overlay.getCanvas();
    this.#map.removeControl(this.#overlay);
    // deck.gl leaves its context to the collector of rubbish, which may be long in coming.
    canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
  }

  /** After a lost context: deck.gl does not come back by itself, a new overlay shows the same picture again. */
  rebuild() {
    if (!this.#overlay) return;
    this.#map.removeControl(this.#overlay);
    this.#overlay = undefined;
    this.#draw();
  }

  readonly #rendered = () => {
    this.#blend();
    if (!this.#pending) return;
    this.#pending = false;
    this.#onDrawn();
  };

  async #fetch() {
    if (this.#fetching) return;
    this.#fetching = true;
    try {
      this.#drawing = await import('./drawing.ts');
      if (!this.#destroyed) this.#draw();
    } catch {
      // Without a connection there is nothing to fetch it from; the page says so, and the next change tries again.
      this.#rendered();
    } finally {
      this.#fetching = false;
    }
  }

  readonly #lost = () => {
    if (this.#destroyed) return;
    // When the map's own context is lost as well, the map asks for a new overlay once it is back.
    if (!this.#map.painter.context.gl.isContextLost()) this.rebuild();
  };

  readonly #regroup = () => {
    if (this.#usualZoom() === this.#zoom) return;
    this.#group();
    this.#draw();
  };

  /** The zoom at which a display of the usual size shows as much: incidents are gathered there as they are here. */
  #usualZoom() {
    return clusterZoom(this.#map.getZoom() - laterBy(this.#shown?.magnification ?? 1));
  }

  #group() {
    const zoom = this.#usualZoom();
    if (zoom === this.#zoom) return;
    this.#zoom = zoom;
    this.#clusters = spread(clusters(this.#shown?.marks ?? [], zoom), zoom);
    this.#onGrouped(this.#clusters);
  }

  #draw() {
    if (!this.#shown) return;
    const { palette, visible, magnification, density } = this.#shown;
    // Nothing has been drawn yet, and nothing is to be.
    if (!visible && density === null && !this.#overlay) return;
    this.#pending = true;
    if (!this.#drawing) {
      void this.#fetch();
      return;
    }
    if (this.#atlas?.palette !== palette) this.#atlas = { palette, atlas: glyphAtlas(palette) };
    this.#overlay ??= this.#drawing.mountOverlay(this.#map, this.#rendered, this.#lost);
    if (this.#painted?.density !== density || this.#painted.palette !== palette)
      this.#painted = { density, palette, picture: density && paintDensity(density, palette) };
    this.#overlay.setProps({
      layers: [
        this.#drawing.densityLayer(this.#painted.picture),
        ...this.#drawing.incidentLayers(this.#clusters, this.#atlas.atlas, palette, visible, magnification)
      ]
    });
  }

  /** Colours of a density are laid over the map like ink on paper, so that names and streets stay readable. */
  #blend() {
    const inked = this.#shown?.density && !this.#shown.visible;
    // Only siblings of the map's own canvas blend with it: what holds the controls is one, deck.gl's canvas in it is not.
    const holder = this.#overlay?.getCanvas()?.closest<HTMLElement>('.maplibregl-control-container');
    const ink = this.#shown?.palette === palettes.dark ? 'screen' : 'multiply';
    if (holder) holder.style.mixBlendMode = inked ? ink : '';
  }
}
