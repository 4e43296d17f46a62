import type { Map as MapLibre } from 'maplibre-gl';

/**
 * Says on the page's root whether the picture is complete (`data-map="idle"`) or still being made (`"loading"`), for
 * tests and for whoever takes pictures.
 */
export class Status {
  readonly #map: MapLibre;
  readonly #complete: () => boolean;
  #resting = false;

  /** `complete` adds to what MapLibre itself knows. */
  constructor(map: MapLibre, complete: () => boolean) {
    this.#map = map;
    this.#complete = complete;
    map.on('idle', this.#rested);
    map.on('movestart', this.busy);
    map.on('dataloading', this.busy);
    this.busy();
  }

  /** Something has been changed; MapLibre will report when it has drawn it. */
  readonly busy = () => {
    this.#resting = false;
    document.documentElement.dataset['map'] = 'loading';
    this.#map.triggerRepaint();
  };

  /** Looks again whether all is drawn. */
  look() {
    if (this.#resting && this.#complete()) document.documentElement.dataset['map'] = 'idle';
  }

  destroy() {
    this.#map.off('idle', this.#rested);
    this.#map.off('movestart', this.busy);
    this.#map.off('dataloading', this.busy);
    delete document.documentElement.dataset['map'];
  }

  readonly #rested = () => {
    this.#resting = true;
    this.look();
  };
}
