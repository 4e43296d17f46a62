import {
  Map as MapLibre,
  Marker,
  type GeoJSONSource,
  type LightSpecification,
  type MapMouseEvent
} from 'maplibre-gl';
import { boundsOf, frame, framed, moveTo, viewOf, type Framed } from './camera.ts';
import { DeckOverlay } from './deck/overlay.ts';
import { addImages } from './images.ts';
import { isLed } from './locked-cameras.ts';
import { palettes } from './palette.ts';
import { chosen, hitsAt, sameSelection } from './pick.ts';
import { apply, changes } from './reconcile.ts';
import type { Bounds, Camera, MapCallbacks, MapScene, Selection, TileSource } from './scene.ts';
import { snapshot } from './snapshot.ts';
import {
  areaNames,
  beyond,
  classFeatures,
  drawnLines,
  dataSources,
  EMPTY,
  facilityPoints,
  incidentRoom,
  needFeatures,
  outlineOf,
  proposedPlaces,
  reachedStreets,
  tileSource,
  walkedGround,
  type DataSourceId
} from './sources.ts';
import { Status } from './status.ts';
import { layersOf, lookOf } from './style.ts';
import type { MapLayer } from './types.ts';
import './worker.ts';

/** Buildings lie flat until the camera is tilted by this many degrees. */
const TILTED = 1;
export const TILT = 50;
/** From the viewer's left: walls are shaded, but a building's colour stays its own. */
const LIGHT: LightSpecification = {
  anchor: 'viewport',
  intensity: 0.22,
  position: [1.2, 215, 35]
};

/** The only place that makes a map. It is told scenes and keeps the picture like the last of them. */
export class MapRoom {
  readonly map: MapLibre;
  readonly #callbacks: () => MapCallbacks;
  readonly #status: Status;
  #overlay: DeckOverlay | undefined;
  #scene: MapScene;
  /** The scene as it is drawn; undefined until there is a style to draw in. */
  #drawn: MapScene | undefined;
  #layers: readonly MapLayer[];
  #tilted = false;
  #hovered: Selection | null = null;
  /** Tiles that have been reported as unreachable. */
  #missedTiles: TileSource | null = null;

  /** Throws where the browser has no WebGL 2. @param density dots per pixel, where it is not the display's. */
  constructor(container: HTMLElement, scene: MapScene, callbacks: () => MapCallbacks, density?: number) {
    this.#scene = scene;
    this.#callbacks = callbacks;
    this.#layers = layersOf(lookOf({ ...scene, tiles: null }, false));
    const { bounds } = scene;
    this.map = new MapLibre({
      container,
      style: { version: 8, light: LIGHT, sources: { ...dataSources }, layers: [...this.#layers] },
      ...(bounds && { bounds: [...bounds] }),
      ...(density !== undefined && { pixelRatio: density }),
      attributionControl: false,
      renderWorldCopies: false,
      minZoom: 8,
      maxZoom: 20,
      maxPitch: 65,
      // Walls are wider than the 4096 pixels that are the default.
      maxCanvasSize: [16384, 16384],
      fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150,
      localIdeographFontFamily: false,
      locale: { 'Map.Title': scene.labels.map }
    });
    this.#status = new Status(this.map, () => this.#overlay?.isDrawn === true && this.#scene.areas !== null);
    this.map.once('style.load', this.#start);
    this.map.on('moveend', this.#moved);
    this.map.on('pitch', this.#pitched);
    this.map.on('click', this.#clicked);
    this.map.on('mousemove', this.#pointed);
    this.map.on('mouseout', this.#left);
    this.map.on('dragstart', this.#left);
    this.map.on('error', this.#failed);
    const canvas = this.map.getCanvas();
    canvas.addEventListener('webglcontextlost', this.#lost);
    this.map.on('webglcontextrestored', this.#restored);
  }

  update(scene: MapScene) {
    this.#scene = scene;
    if (this.#drawn) this.#draw();
  }

  destroy() {
    // Taking the map away loses its context, which is no accident to be told of.
    this.map.getCanvas().removeEventListener('webglcontextlost', this.#lost);
    this.#status.destroy();
    this.#overlay?.destroy();
    this.map.remove();
  }

  /** Whether everything is drawn. */
  get isComplete(): boolean {
    return this.#status.isComplete;
  }

  /** What is seen now between the panels, for paper. */
  snapshot(): HTMLCanvasElement | null {
    return this.#drawn ? snapshot(this.map, this.#scene.padding) : null;
  }

  showAll() {
    const { bounds, padding } = this.#scene;
    if (bounds) moveTo(this.map, { kind: 'bounds', bounds, animate: true }, padding);
  }

  /** What is seen now between the panels; and shows it again after the map was given more or less room. */
  framed(): Framed {
    return framed(this.map, this.#scene.padding);
  }

  frame(seen: Framed) {
    this.map.resize();
    frame(this.map, seen, this.#scene.padding);
  }

  readonly #start = () => {
    addImages(this.map);
    this.#overlay = new DeckOverlay(
      this.map,
      (clusters) => this.#give('incident-room', incidentRoom(clusters)),
      () => this.#status.look()
    );
    const camera: Camera | null =
      this.#scene.camera ??
      (this.#scene.bounds && { kind: 'bounds', bounds: this.#scene.bounds, animate: false });
    if (camera) moveTo(this.map, { ...camera, animate: false }, this.#scene.padding);
    this.#draw();
  };

  #draw() {
    const before = this.#drawn;
    const now = this.#scene;
    this.#drawn = now;
    this.#status.busy();

    if (before?.tiles !== now.tiles) this.#replaceTiles(before);
    this.#restyle();
    this.#feed(before, now);
    this.#overlay?.update({
      marks: now.incidents,
      palette: palettes[now.theme],
      visible: now.layers.incidents === true,
      magnification: now.magnification,
      density: now.density
    });
    if (before && before.arrivals !== now.arrivals) this.#pulse(before.arrivals);
    if (before && now.camera && before.camera !== now.camera) moveTo(this.map, now.camera, now.padding);
    else if (before && !before.bounds && now.bounds && !now.camera) {
      moveTo(this.map, { kind: 'bounds', bounds: now.bounds, animate: false }, now.padding);
    }
    if (before?.labels.map !== now.labels.map)
      this.map.getCanvas().setAttribute('aria-label', now.labels.map);
  }

  #restyle() {
    this.#tilted = this.map.getPitch() >= TILTED;
    const layers = layersOf(lookOf(this.#scene, this.#tilted));
    apply(this.map, changes(this.#layers, layers));
    this.#layers = layers;
  }

  /** Gives each source its data, if they are other data than before. */
  #feed(before: MapScene | undefined, now: MapScene) {
    const differs = (...keys: (keyof MapScene)[]) => !before || keys.some((key) => before[key] !== now[key]);

    if (differs('ground')) this.#give('ground', now.ground);
    if (differs('buildings')) this.#give('buildings', now.buildings);
    if (differs('areas')) {
      this.#give('areas', now.areas);
      this.#give('area-names', areaNames(now.areas));
      this.#give('beyond', beyond(now.areas));
    }
    if (differs('facilities')) this.#give('facilities', facilityPoints(now.facilities));
    if (differs('reach')) {
      this.#give('walk-areas', walkedGround(now.reach));
      this.#give('reached', reachedStreets(now.reach));
      this.#give('proposed', proposedPlaces(now.reach));
    }
    if (differs('drawn')) this.#give('drawn', drawnLines(now.drawn ?? null));
    if (differs('need', 'classes', 'areas', 'level')) {
      const { need, classes, areas, level } = now;
      this.#give('need', classes ? classFeatures(classes, areas, level) : needFeatures(need, areas, level));
    }
    if (differs('selection', 'areas', 'classes', 'buildings', 'facilities', 'incidents')) {
      this.#give('selection', outlineOf(now.selection, now));
    }
  }

  /** What goes wrong with it comes back as an `error` of the map. */
  #give(source: DataSourceId, data: GeoJSON.FeatureCollection | null) {
    void this.map.getSource<GeoJSONSource>(source)?.setData(data ?? EMPTY);
  }

  /** A source of tiles cannot be changed, only replaced. Its layer comes back with the next restyling. */
  #replaceTiles(before: MapScene | undefined) {
    if (before?.tiles) {
      const kept = this.#layers.filter(({ id }) => id !== 'tiles');
      apply(this.map, changes(this.#layers, kept));
      this.#layers = kept;
      this.map.removeSource('tiles');
    }
    if (this.#scene.tiles) this.map.addSource('tiles', tileSource(this.#scene.tiles));
  }

  /** Three rings around each newcomer, drawn by the page: they are few and soon gone. */
  #pulse(before: readonly number[]) {
    const fresh = new Set(this.#scene.arrivals.filter((id) => !before.includes(id)));
    if (this.#scene.layers.incidents !== true || matchMedia('(prefers-reduced-motion: reduce)').matches)
      return;
    for (const mark of this.#scene.incidents.filter(({ id }) => fresh.has(id))) {
      const element = document.createElement('div');
      element.className = 'map-arrival';
      const marker = new Marker({ element }).setLngLat([mark.lng, mark.lat]).addTo(this.map);
      element.addEventListener('animationend', () => marker.remove());
    }
  }

  readonly #moved = (event: object) => {
    if (isLed(event)) return;
    // Until the scope is known the camera stands nowhere that anyone asked for.
    if (this.#scene.bounds || this.#scene.camera) {
      this.#callbacks().onview?.(viewOf(this.map), boundsOf(this.map));
    }
  };

  readonly #pitched = () => {
    if (this.#drawn && this.map.getPitch() >= TILTED !== this.#tilted) this.#restyle();
  };

  #hits(event: MapMouseEvent) {
    return hitsAt(this.map, this.#scene, this.#overlay?.clusters ?? [], event.point.x, event.point.y);
  }

  readonly #clicked = (event: MapMouseEvent) => {
    if (this.#callbacks().onplace?.([event.lngLat.lng, event.lngLat.lat]) === true) return;
    const hit = chosen(this.#hits(event), this.#scene.selection);
    if (hit?.kind === 'cluster') {
      const bounds = around(hit.cluster.members);
      moveTo(this.map, { kind: 'bounds', bounds, maxZoom: 17.2, animate: true }, this.#scene.padding);
      return;
    }
    this.#callbacks().onselect?.(hit?.selection ?? null);
  };

  readonly #pointed = (event: MapMouseEvent) => {
    if (this.map.isMoving()) return;
    const [hit] = this.#hits(event);
    const target = hit?.kind === 'thing' ? hit.selection : null;
    this.map.getCanvas().style.cursor = hit ? 'pointer' : '';
    this.outline(target);
    const { point, lngLat } = event;
    this.#callbacks().onhover?.(
      target && { target, point: [point.x, point.y], lngLat: [lngLat.lng, lngLat.lat] }
    );
  };

  readonly #left = () => {
    this.outline(null);
    this.#callbacks().onhover?.(null);
  };

  /** Draws the outline of what the pointer is on, here or on the map beside it. */
  outline(target: Selection | null) {
    if (sameSelection(target, this.#hovered)) return;
    this.#hovered = target;
    this.#give('hover', outlineOf(target, this.#scene));
  }

  readonly #failed = (event: { error?: unknown; sourceId?: string }) => {
    if (event.sourceId !== 'tiles') {
      reportError(event.error);
      return;
    }
    // Once is enough: there are dozens of tiles in a picture.
    if (this.#missedTiles === this.#scene.tiles) return;
    this.#missedTiles = this.#scene.tiles;
    this.#callbacks().onproblem?.('tiles_unreachable');
  };

  readonly #lost = () => {
    this.#status.busy();
    this.#callbacks().onproblem?.('context_lost');
  };

  /** The map draws itself again; what deck.gl drew comes back only with a new overlay. */
  readonly #restored = () => {
    this.#overlay?.rebuild();
    this.#callbacks().onproblem?.('recovered');
  };
}

function around(marks: readonly { lng: number; lat: number }[]): Bounds {
  const lngs = marks.map(({ lng }) => lng);
  const lats = marks.map(({ lat }) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}
