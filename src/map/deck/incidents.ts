import type { Layer } from '@deck.gl/core';
import { IconLayer, TextLayer, type IconLayerProps } from '@deck.gl/layers';
import { LAMPS } from '../glyphs.ts';
import { bytes } from '../oklch.ts';
import type { Palette } from '../palette.ts';
import type { Lamp } from '../scene.ts';
import { glyphName, type Atlas } from './atlas.ts';
import type { Cluster } from './cluster.ts';

/** Diameter in pixels of the mark of a single incident; what is settled is smaller. */
const MARK: Readonly<Record<Lamp, number>> = { settled: 14, on_time: 17, nearly_due: 19, late: 21 };

/** Diameter in pixels of a cluster's mark: it grows with the number's length rather than with the number. */
export function diameter({ lamp, members }: Pick<Cluster, 'lamp' | 'members'>): number {
  return members.length === 1 ? MARK[lamp] : 18 + 8 * Math.log10(members.length);
}

// Flat on the screen: what is drawn later covers what was drawn before.
const parameters = { depthCompare: 'always', depthWriteEnabled: false } as const;

/** Incidents by state, the most urgent on top, each state's numbers directly over its bubbles. */
export function incidentLayers(data: readonly Cluster[], atlas: Atlas, palette: Palette, shown: boolean): Layer[] {
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
        sizeUnits: 'pixels',
        parameters
      }),
      new TextLayer<Cluster>({
        id: `incident-numbers-${lamp}`,
        data: ofLamp.filter(({ members }) => members.length > 1),
        visible: shown,
        characterSet: '0123456789',
        fontFamily: 'system-ui, "Noto Sans SC", sans-serif',
        fontWeight: 600,
        fontSettings: { fontSize: 48 },
        getText: ({ members }) => String(members.length),
        getPosition: ({ position }) => position,
        getColor: bytes(inkOn(lamp, palette)),
        getSize: ({ members }) => (members.length < 100 ? 12 : 11.5),
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
