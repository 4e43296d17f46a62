import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibre } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import type { IncidentMark } from '../scene.ts';
import { glyphAtlas, type Atlas } from './atlas.ts';
import { clusters, clusterZoom, type Cluster } from './cluster.ts';
import { incidentLayers } from './incidents.ts';
import { spread } from './spread.ts';

interface Shown {
  marks: readonly IncidentMark[];
  palette: Palette;
  visible: boolean;
}

/**
 * The one deck.gl overlay of the page. It lives as long as the map and is changed by `setProps` alone: each mounting
 * leaves a WebGL context behind, and browsers have sixteen. Only a lost context calls for a new one.
 */
export class IncidentOverlay {
  readonly #map: MapLibre;
  readonly #onDrawn: () => void;
  readonly #onGrouped: (clusters: readonly Cluster[]) => void;
  #overlay: MapLibreOverlay;
  #shown: Shown | undefined;
  #atlas: { palette: Palette; atlas: Atlas } | undefined;
  #zoom = Number.NaN;
  #clusters: Cluster[] = [];
  /** Something was changed that deck.gl has not drawn yet. */
  #pending = false;

  /** `onGrouped` hears which marks there are now, `onDrawn` that they are on the screen. */
  constructor(map: MapLibre, onGrouped: (clusters: readonly Cluster[]) => void, onDrawn: () => void) {
    this.#map = map;
    this.#onGrouped = onGrouped;
    this.#onDrawn = onDrawn;
    this.#overlay = this.#mount();
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
    if (before?.marks !== shown.marks) this.#zoom = Number.NaN;
    if (before?.marks === shown.marks && before.palette === shown.palette && before.visible === shown.visible)
      return;
    this.#group();
    this.#draw();
  }

  destroy() {
    this.#map.off('zoom', this.#regroup);
    this.#map.removeControl(this.#overlay);
  }

  /** After a lost context: deck.gl does not come back by itself, a new overlay shows the same picture again. */
  rebuild() {
    this.#map.removeControl(this.#overlay);
    this.#overlay = this.#mount();
    this.#draw();
  }

  #mount() {
    const overlay = new MapLibreOverlay({
      interleaved: false,
      layers: [],
      // There is a canvas only once deck.gl has got its device.
      onLoad: () => overlay.getCanvas()?.addEventListener('webglcontextlost', this.#lost, { once: true }),
      onAfterRender: () => {
        if (!this.#pending) return;
        this.#pending = false;
        this.#onDrawn();
      }
    });
    this.#map.addControl(overlay);
    return overlay;
  }

  readonly #lost = () => {
    // When the map's own context is lost as well, the map asks for a new overlay once it is back.
    if (!this.#map.painter.context.gl.isContextLost()) this.rebuild();
  };

  readonly #regroup = () => {
    if (clusterZoom(this.#map.getZoom()) === this.#zoom) return;
    this.#group();
    this.#draw();
  };

  #group() {
    const zoom = clusterZoom(this.#map.getZoom());
    if (zoom === this.#zoom) return;
    this.#zoom = zoom;
    this.#clusters = spread(clusters(this.#shown?.marks ?? [], zoom), zoom);
    this.#onGrouped(this.#clusters);
  }

  #draw() {
    if (!this.#shown) return;
    const { palette, visible } = this.#shown;
    if (this.#atlas?.palette !== palette) this.#atlas = { palette, atlas: glyphAtlas(palette) };
    this.#pending = true;
    this.#overlay.setProps({ layers: incidentLayers(this.#clusters, this.#atlas.atlas, palette, visible) });
  }
}
