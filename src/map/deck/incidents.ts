import type { Layer } from '@deck.gl/core';
import { IconLayer, TextLayer, type IconLayerProps } from '@deck.gl/layers';
import { LAMPS } from '../glyphs.ts';
import { bytes } from '../oklch.ts';
import type { Palette } from '../palette.ts';
import type { Lamp } from '../scene.ts';
import { glyphName, type Atlas } from './atlas.ts';
import type { Cluster } from './cluster.ts';
import { diameter } from './diameter.ts';

/** What is settled lets the map shine through. */
const OPACITY: Readonly<Record<Lamp, number>> = { settled: 205, on_time: 255, nearly_due: 255, late: 255 };

// Flat on the screen: what is drawn later covers what was drawn before.
const parameters = { depthCompare: 'always', depthWriteEnabled: false } as const;

/** Incidents by state, the most urgent on top, each state's numbers directly over its bubbles. */
export function incidentLayers(
  data: readonly Cluster[],
  atlas: Atlas,
  palette: Palette,
  shown: boolean,
  magnification: number
): Layer[] {
  return LAMPS.flatMap((lamp) => {
    const ofLamp = data.filter((cluster) => cluster.lamp === lamp);
    return [
      new IconLayer<Cluster>({
        id: `incidents-${lamp}`,
        data: ofLamp,
        visible: shown,
        // deck.gl takes a canvas as well as a texture; its types do not say so.
        iconAtlas: atlas.image as unknown as NonNullable<IconLayerProps['iconAtlas']>,
        iconMapping: atlas.mapping,
        getIcon: ({ members }) => glyphName(lamp, members.length > 1 ? 'bubble' : 'mark'),
        getPosition: ({ position }) => position,
        getSize: diameter,
        sizeScale: magnification,
        getColor: [0, 0, 0, OPACITY[lamp]],
        sizeUnits: 'pixels',
        parameters
      }),
      new TextLayer<Cluster>({
        id: `incident-numbers-${lamp}`,
        data: ofLamp.filter(({ members }) => members.length > 1),
        visible: shown,
        characterSet: '0123456789',
        fontFamily: 'system-ui, "Noto Sans SC", sans-serif',
        fontWeight: lamp === 'settled' ? 500 : 600,
        fontSettings: { fontSize: 48 },
        getText: ({ members }) => String(members.length),
        getPosition: ({ position }) => position,
        getColor: bytes(inkOn(lamp, palette)),
        getSize: lamp === 'settled' ? 11 : 12,
        sizeScale: magnification,
        sizeUnits: 'pixels',
        parameters,
        updateTriggers: { getColor: palette }
      })
    ];
  });
}

function inkOn(lamp: Lamp, palette: Palette): string {
  switch (lamp) {
    case 'on_time':
      return palette.onTime;
    case 'nearly_due':
      return palette.onNearlyDue;
    case 'late':
      return palette.onLate;
    case 'settled':
      return palette.onSettled;
  }
}
