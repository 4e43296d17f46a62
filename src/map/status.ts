import type { Map as MapLibre } from 'maplibre-gl';

/** The maps of the page. Their picture is complete when that of each is. */
const open = new Set<Status>();

function tell() {
  const { dataset } = document.documentElement;
  if (open.size === 0) delete dataset['map'];
  else dataset['map'] = [...open].every(({ isComplete }) => isComplete) ? 'idle' : 'loading';
}

/**
 * Says on the page's root whether the picture is complete (`data-map="idle"`) or still being made (`"loading"`), for
 * tests and for whoever takes pictures.
 */
export class Status {
  readonly #map: MapLibre;
  readonly #complete: () => boolean;
  #resting = false;
  #told = false;

  /** `complete` adds to what MapLibre itself knows. */
  constructor(map: MapLibre, complete: () => boolean) {
    this.#map = map;
    this.#complete = complete;
    open.add(this);
    map.on('idle', this.#rested);
    map.on('movestart', this.busy);
    map.on('dataloading', this.busy);
    this.busy();
  }

  get isComplete() {
    return this.#told;
  }

  /** Something has been changed; MapLibre will report when it has drawn it. */
  readonly busy = () => {
    this.#resting = false;
    this.#told = false;
    tell();
    this.#map.triggerRepaint();
  };

  /** Looks again whether all is drawn. */
  look() {
    if (!this.#resting || !this.#complete()) return;
    this.#told = true;
    tell();
  }

  destroy() {
    this.#map.off('idle', this.#rested);
    this.#map.off('movestart', this.busy);
    this.#map.off('dataloading', this.busy);
    open.delete(this);
    tell();
  }

  readonly #rested = () => {
    this.#resting = true;
    this.look();
  };
}
