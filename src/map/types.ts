import type { LayerSpecification } from 'maplibre-gl';
import type { LayerId } from './order.ts';
import type { Palette } from './palette.ts';
import type { Language, LayerGroup, Ramp, Theme } from './scene.ts';

/** The sources of the style. */
export type SourceId =
  | 'tiles'
  | 'ground'
  | 'need'
  | 'buildings'
  | 'areas'
  | 'beyond'
  | 'area-names'
  | 'facilities'
  | 'walk-areas'
  | 'reached'
  | 'proposed'
  | 'drawn'
  | 'incident-room'
  | 'hover'
  | 'selection';

/** A layer that has its place in the stack. */
export type MapLayer = LayerSpecification & { id: LayerId; source?: SourceId };

/** All that the look of the map depends on. The same answer gives the same layers. */
export interface Look {
  theme: Theme;
  palette: Palette;
  language: Language;
  shows: (group: LayerGroup) => boolean;
  /** The level whose areas are named, hovered and picked. */
  level: number;
  /** Need is being coloured in: buildings step back. */
  needShown: boolean;
  /** The colours areas are filled with. */
  ramp: Ramp;
  /** Raster tiles lie below: the ground leaves the land to them. */
  tilesShown: boolean;
  /** The camera is tilted: buildings stand up. */
  tilted: boolean;
  /** How many times as large as usual everything is drawn. */
  magnification: number;
}

export type LayersOf = (look: Look) => MapLayer[];
