import type { Configuration } from '../../data/configuration.ts';
import { cornersOf, type ReviewDensity } from '../../analysis/review/density.ts';
import type { Cluster } from '../../analysis/spatial/hotspots.ts';
import { language } from '../../i18n/locale.svelte.ts';
import { classOf, countChangeClass, densityBreaks, densityChangeBreaks } from '../../map/review-scales.ts';
import type { ClassScene, DensityScene, MapScene, Padding, ReachScene } from '../../map/scene.ts';
import type { SmallScene } from '../../map/small-multiples.ts';
import type { Areas } from '../../state/areas.svelte.ts';
import type { Drawn } from '../../state/drawn.svelte.ts';
import type { Display } from '../../state/display.svelte.ts';
import type { Indicators } from '../../state/indicators.svelte.ts';
import { drawnOf, type SmallFigures } from '../../state/multiples.svelte.ts';
import type { Outlook } from '../../state/outlook.svelte.ts';
import type { Places } from '../../state/places.svelte.ts';
import type { Reach } from '../../state/reach.svelte.ts';
import type { Ranked, Review } from '../../state/review.svelte.ts';
import type { Showing } from '../../state/showing.svelte.ts';
import type { Theme } from '../../state/theme.svelte.ts';
import type { Walk } from '../../state/walk.svelte.ts';
import { mapLabels } from '../map/map-labels.ts';
import { indicatorClasses } from './indicator-classes.ts';
import { reachClasses } from './reach-classes.ts';

interface Sources {
  readonly outlook: Outlook;
  readonly areas: Areas;
  readonly places: Places;
  readonly review: Review;
  readonly reach: Reach;
  readonly indicators: Indicators;
  readonly showing: Showing;
  readonly walk: Walk;
  readonly drawn: Drawn;
  readonly theme: Theme;
  readonly display: Display;
  readonly tiles: Configuration['tiles'];
}

/** The number of a cluster's colour in the ramp of chance. */
export const CHANCE_CLASS: Readonly<Record<Cluster, number>> = {
  cold: 1,
  'low-outlier': 2,
  'high-outlier': 3,
  hot: 4
};

const LAYERS = {
  ...{ ground: true, need: true, area_lines: true, area_names: true, street_names: true },
  facilities: true
} as const;

/** What the map of the review room is told. Each part is derived by itself, so that the map redraws what has changed. */
export class ReviewPicture {
  readonly #from: Sources;
  #padding = $state.raw<Padding>({ top: 0, right: 0, bottom: 0, left: 0 });
  readonly #labels = $derived.by(() => mapLabels());
  readonly #bounds = $derived.by(() => this.#from.areas.bounds(this.#from.outlook.scope));

  /** How much there is, in the period shown. */
  readonly #classesNow: ClassScene = $derived.by(() => {
    const { review } = this.#from;
    return this.#levels(review.ranked, (row) => review.valueOf(row), review.outlines, review.rarity);
  });

  readonly #classes: ClassScene | null = $derived.by(() => {
    const { review } = this.#from;
    if (review.draw === 'density') return null;
    const outlines = review.draw === 'hexagons' ? review.outlines : null;
    switch (review.question) {
      case 'where':
        return this.#classesNow;
      case 'change':
        if (!this.#from.showing.differing) return this.#classesNow;
        return { ramp: 'difference', outlines, areas: this.#byCode((row) => this.#changeClass(row)) };
      case 'chance': {
        const answer = review.chance;
        if (answer === undefined || typeof answer === 'string')
          return { ramp: 'chance', outlines, areas: new Map() };
        return {
          ramp: 'chance',
          outlines,
          areas: this.#byCode(({ code, rate }) => {
            const cluster = answer.clusters.get(code);
            if (rate === null) return review.incidents ? undefined : 'withheld';
            return cluster === undefined ? 0 : CHANCE_CLASS[cluster];
          })
        };
      }
      case 'reach':
        return {
          ramp: 'reach',
          outlines,
          areas: reachClasses(this.#from.reach)
        };
      case 'doing':
        return indicatorClasses(this.#from.indicators, this.#from.walk.level);
    }
  });

  readonly #facilities = $derived.by(() =>
    this.#from.review.question === 'reach' ? this.#from.reach.facilities : null
  );

  readonly #reach: ReachScene | null = $derived.by(() => {
    const { review, reach } = this.#from;
    if (review.question !== 'reach') return null;
    const { bands = [], walkAreas = [] } = reach.shown?.answer ?? {};
    return { bands, walkAreas, proposed: reach.proposed };
  });

  readonly #density: DensityScene | null = $derived.by(() => {
    const { review, showing } = this.#from;
    if (review.draw !== 'density') return null;
    return this.#raster(showing.differing ? review.shownDensity : review.densityNow);
  });

  /** What there was in the earlier period, on the same scale; made only where it is shown. */
  readonly #before: Pick<MapScene, 'classes' | 'density'> | null = $derived.by(() => {
    const { review, showing } = this.#from;
    if (!showing.paired) return null;
    if (review.draw === 'density') return { classes: null, density: this.#raster(review.densityBefore) };
    const valueOf = (row: Ranked) => review.valueBefore(row);
    return {
      classes: this.#levels(review.rowsBefore, valueOf, review.outlines, review.rarity),
      density: null
    };
  });

  /** The scene of the earlier period, beside or over which the other is seen; null where one map is enough. */
  readonly earlier: MapScene | null = $derived.by(() => this.#before && { ...this.scene, ...this.#before });

  readonly #selection = $derived.by(() => {
    const { outlook, review } = this.#from;
    if (review.hexagon !== null) return { kind: 'area', code: review.hexagon } as const;
    return outlook.selection?.kind === 'area' ? outlook.selection : null;
  });

  readonly #drawn = $derived.by(() => {
    const { drawn } = this.#from;
    if (drawn.line.length === 0) return null;
    return { line: drawn.line, closed: !drawn.drawing, counted: drawn.drawing ? [] : drawn.counted };
  });

  readonly scene: MapScene = $derived.by(() => {
    const { areas, places, walk, theme, display, tiles } = this.#from;
    return {
      theme: theme.current,
      language: language(),
      labels: this.#labels,
      magnification: display.magnification,
      bounds: this.#bounds,
      camera: walk.look,
      padding: this.#padding,
      layers: LAYERS,
      level: walk.level,
      ground: places.ground.answer ?? null,
      areas: areas.map.answer ?? null,
      buildings: null,
      facilities: this.#facilities,
      incidents: [],
      arrivals: [],
      need: null,
      classes: this.#classes,
      density: this.#density,
      reach: this.#reach,
      drawn: this.#drawn,
      selection: this.#selection,
      tiles: null,
      reviewNumber: tiles?.reviewNumber ?? null
    };
  });

  /** One of the many small pictures, on the scale that they share. */
  small(figures: SmallFigures, rarity: number): SmallScene {
    const { review } = this.#from;
    if (review.draw === 'density') {
      const known = this.#smallRasters.get(figures);
      const density = this.#raster(figures.density, rarity);
      // A raster in the same classes is the same picture, and is not coloured again.
      if (known && known.breaks.join() === density?.breaks.join()) return { classes: null, density: known };
      if (density !== null) this.#smallRasters.set(figures, density);
      return { classes: null, density };
    }
    const { rows, overall } = drawnOf(figures, review.draw === 'hexagons');
    const valueOf = (row: Ranked) => review.valueIn(row, overall);
    return { classes: this.#levels(rows, valueOf, figures.outlines, rarity), density: null };
  }
  readonly #smallRasters = new WeakMap<SmallFigures, DensityScene>();

  constructor(from: Sources) {
    this.#from = from;
  }

  /** Pixels that panels cover on each side. */
  cover(padding: Padding) {
    this.#padding = padding;
  }

  #byCode(classOfRow: (row: Ranked) => number | 'withheld' | 'unsure' | undefined): ClassScene['areas'] {
    return new Map(
      this.#from.review.ranked.flatMap((row) => {
        const found = classOfRow(row);
        return found === undefined ? [] : [[row.code, found] as const];
      })
    );
  }

  /** Rows in the classes of how much there is. */
  #levels(
    rows: readonly Ranked[],
    valueOf: (row: Ranked) => number | null,
    outlines: NonNullable<ClassScene['outlines']>,
    rarity: number
  ): ClassScene {
    const { review, showing } = this.#from;
    const breaks = densityBreaks(review.measure, rarity, review.incidents, showing.scale);
    const areas = new Map<string, number | 'withheld'>();
    for (const row of rows) {
      const value = valueOf(row);
      if (value !== null) areas.set(row.code, classOf(breaks, value));
      else if (row.households !== 0 && !review.incidents) areas.set(row.code, 'withheld');
    }
    return { ramp: 'need', outlines: review.draw === 'hexagons' ? outlines : null, areas };
  }

  #raster(density: ReviewDensity | undefined, rarity = this.#from.review.rarity): DensityScene | null {
    if (density === undefined) return null;
    const { review, areas, outlook, places, showing } = this.#from;
    const [ground, without] = [areas.outline(outlook.scope), places.water];
    const { columns: width, rows: height } = density.grid;
    const place = { values: density.values, width, height, corners: cornersOf(density), ground, without };
    if (showing.differing)
      return { ...place, breaks: densityChangeBreaks(density.measure, review.rarity), ramp: 'difference' };
    const breaks = densityBreaks(density.measure, rarity, review.incidents, showing.scale);
    return { ...place, breaks, ramp: 'need' };
  }

  #changeClass({ change }: Ranked): number | 'withheld' | 'unsure' | undefined {
    switch (change.kind) {
      case 'known':
        return countChangeClass(change.difference, this.#from.walk.level);
      case 'unsure':
      case 'withheld':
        return change.kind;
      case 'missing':
        return undefined;
    }
  }
}
