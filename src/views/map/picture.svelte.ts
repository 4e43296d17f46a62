import type { FeatureCollection, Point } from 'geojson';
import type { Configuration } from '../../data/configuration.ts';
import { language } from '../../i18n/locale.svelte.ts';
import type {
  Bounds,
  FacilityProperties,
  IncidentMark,
  LayerGroup,
  MapScene,
  NeedScene,
  Padding,
  TileSource
} from '../../map/scene.ts';
import type { Areas } from '../../state/areas.svelte.ts';
import type { Display } from '../../state/display.svelte.ts';
import type { Incidents } from '../../state/incidents.svelte.ts';
import type { Need } from '../../state/need.svelte.ts';
import type { Outlook } from '../../state/outlook.svelte.ts';
import type { Places } from '../../state/places.svelte.ts';
import type { Theme } from '../../state/theme.svelte.ts';
import type { Walk } from '../../state/walk.svelte.ts';
import { mapLabels } from './map-labels.ts';

interface Sources {
  readonly outlook: Outlook;
  readonly areas: Areas;
  readonly places: Places;
  readonly need: Need;
  readonly incidents: Incidents;
  readonly walk: Walk;
  readonly theme: Theme;
  readonly display: Display;
  readonly tiles: Configuration['tiles'];
}

const NO_MARKS: readonly IncidentMark[] = [];

/**
 * What the map is told, put together from the states. Every part is derived by itself, so that a part which has not
 * changed is the same object as before and the map leaves it alone.
 */
export class PictureState {
  readonly #from: Sources;
  #padding = $state.raw<Padding>({ top: 0, right: 0, bottom: 0, left: 0 });

  readonly #bounds: Bounds | null = $derived.by(() => this.#from.areas.bounds(this.#from.outlook.scope));

  readonly #layers: Readonly<Partial<Record<LayerGroup, boolean>>> = $derived.by(() => {
    const { layers } = this.#from.outlook;
    return { ...Object.fromEntries([...layers].map((name) => [name, true])), tiles: this.#tiles !== null };
  });

  readonly #tiles: TileSource | null = $derived.by(() => {
    const { tiles } = this.#from;
    if (tiles === null) return null;
    return {
      urls: tiles.urls,
      tileSize: tiles.tileSize === 512 ? 512 : 256,
      minZoom: tiles.minzoom ?? 0,
      maxZoom: tiles.maxzoom ?? 18,
      credit: tiles.attribution
    };
  });

  readonly #facilities: FeatureCollection<Point, FacilityProperties> | null = $derived.by(
    () => this.#from.places.facilities.answer ?? null
  );

  readonly #marks: readonly IncidentMark[] = $derived.by(() => {
    if (!this.#from.outlook.layers.has('incidents')) return NO_MARKS;
    return this.#from.incidents.shown.flatMap(({ id, lng, lat, category, lamp, area }) =>
      lng === null || lat === null ? [] : [{ id, lng, lat, category, lamp, area }]
    );
  });

  readonly #need: NeedScene | null = $derived.by(() => {
    const { outlook, need } = this.#from;
    if (!outlook.layers.has('need')) return null;
    const { form, measure, needCategory } = outlook;
    const unit = needCategory === null ? 'households' : 'cases';
    if (form === 'squares')
      return { form, measure, unit, areas: [], squares: need.cells.answer?.cells ?? [] };
    return { form, measure, unit, areas: need.figures(needCategory), squares: [] };
  });

  readonly #labels = $derived.by(() => mapLabels());

  readonly scene: MapScene = $derived.by(() => {
    const { outlook, areas, places, incidents, walk, theme, display, tiles } = this.#from;
    return {
      theme: theme.current,
      language: language(),
      labels: this.#labels,
      bounds: this.#bounds,
      camera: walk.look,
      magnification: display.magnification,
      padding: this.#padding,
      layers: this.#layers,
      level: walk.level,
      ground: places.ground.answer ?? null,
      areas: areas.map.answer ?? null,
      buildings: places.buildings.answer ?? null,
      facilities: this.#facilities,
      incidents: this.#marks,
      arrivals: incidents.arrivals,
      need: this.#need,
      classes: null,
      density: null,
      reach: null,
      selection: outlook.selection,
      tiles: this.#tiles,
      reviewNumber: tiles?.reviewNumber ?? null
    };
  });

  constructor(from: Sources) {
    this.#from = from;
  }

  /** Pixels that panels cover on each side. */
  cover(padding: Padding) {
    this.#padding = padding;
  }
}
