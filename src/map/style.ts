import { areaLines } from './layers/area-lines.ts';
import { areaNames } from './layers/area-names.ts';
import { beyond } from './layers/beyond.ts';
import { buildings } from './layers/buildings.ts';
import { drawn } from './layers/drawn.ts';
import { facilities } from './layers/facilities.ts';
import { incidentRoom } from './layers/incident-room.ts';
import { land } from './layers/land.ts';
import { need } from './layers/need.ts';
import { outlines } from './layers/outlines.ts';
import { reach } from './layers/reach.ts';
import { streetNames } from './layers/street-names.ts';
import { streets } from './layers/streets.ts';
import { tiles } from './layers/tiles.ts';
import { walkAreas } from './layers/walk-areas.ts';
import { water } from './layers/water.ts';
import { ways } from './layers/ways.ts';
import { magnified } from './magnified.ts';
import { ORDER } from './order.ts';
import { palettes } from './palette.ts';
import type { MapScene } from './scene.ts';
import type { LayersOf, Look, MapLayer } from './types.ts';

const subjects: readonly LayersOf[] = [
  land,
  tiles,
  water,
  ways,
  streets,
  streetNames,
  buildings,
  need,
  beyond,
  areaLines,
  areaNames,
  facilities,
  reach,
  walkAreas,
  drawn,
  incidentRoom,
  outlines
];

/** Every layer in a look, from the bottom up. */
export function layersOf(look: Look): MapLayer[] {
  const layers = magnified(
    subjects.flatMap((subject) => subject(look)),
    look.magnification
  );
  return layers.sort((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id));
}

/** What the scene says about the look of things. `tilted` is the camera's doing, not the scene's. */
export function lookOf(scene: MapScene, tilted: boolean): Look {
  const shows: Look['shows'] = (group) => scene.layers[group] === true;
  return {
    theme: scene.theme,
    palette: palettes[scene.theme],
    language: scene.language,
    shows,
    level: scene.level,
    needShown: (scene.need !== null || scene.classes !== null) && shows('need'),
    ramp: scene.classes?.ramp ?? 'need',
    tilesShown: scene.tiles !== null && shows('tiles'),
    tilted,
    magnification: scene.magnification
  };
}
