import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { WITHHELD } from './layers/need.ts';
import { emptyScene } from './scene.fixture.ts';
import type { AreaFeature, MapScene, NeedScene } from './scene.ts';
import { beyond, needFeatures, outlineOf, proposedPlaces, reachedStreets, walkedGround } from './sources.ts';

const square: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0]
    ]
  ]
};
const area = (code: string, level: number): AreaFeature => ({
  type: 'Feature',
  geometry: square,
  properties: { code, level, parent: null, name: code, plan_id: null, label: [0.5, 0.5], area_ha: 2 }
});
const areas: NonNullable<MapScene['areas']> = {
  type: 'FeatureCollection',
  features: [area('990100001', 0), area('990100001001', 1), area('990100001002', 1), area('990100001003', 1)]
};
const need: NeedScene = {
  form: 'choropleth',
  measure: 'rate',
  unit: 'households',
  areas: [
    { code: '990100001', households: 1000, count: 100 },
    { code: '990100001001', households: 100, count: 0 },
    { code: '990100001002', households: 100, count: null }
  ],
  squares: []
};
const classes = (scene: NeedScene, level: number) =>
  needFeatures(scene, areas, level).features.map(({ properties }) => properties?.['class'] as unknown);

describe('needFeatures', () => {
  it('keeps zero, withheld and no data apart: lightest class, hatch, and nothing at all', () => {
    expect(classes(need, 1)).toEqual([0, WITHHELD]);
  });

  it('colours the areas of the shown level only', () => {
    expect(classes(need, 0)).toEqual([3]);
  });

  it('colours squares per hectare, whatever their size', () => {
    const ring = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0]
    ] as const;
    const squares = [
      { polygons: [[ring]], area_ha: 1, households: 40, count: 5 },
      { polygons: [[ring], [ring]], area_ha: 4, households: 160, count: 20 }
    ];
    expect(classes({ ...need, form: 'squares', measure: 'count', squares }, 1)).toEqual([4, 4]);
  });

  it('is empty without need or areas', () => {
    expect(needFeatures(null, areas, 1).features).toEqual([]);
    expect(needFeatures(need, null, 1).features).toEqual([]);
  });
});

describe('outlineOf', () => {
  const scene = { ...emptyScene, areas };

  it('is the outline of what is selected', () => {
    expect(outlineOf({ kind: 'area', code: '990100001002' }, scene).features).toEqual([areas.features[2]]);
  });

  it('is that of a hexagon where hexagons are coloured', () => {
    const ring = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0]
    ] as const;
    const classes = { ramp: 'need' as const, areas: new Map(), outlines: new Map([['3 -2', ring]]) };
    const outlined = outlineOf({ kind: 'area', code: '3 -2' }, { ...scene, classes });
    expect(outlined.features.map(({ geometry }) => geometry)).toEqual([
      { type: 'Polygon', coordinates: [ring] }
    ]);
    expect(outlineOf({ kind: 'area', code: '3 -2' }, scene).features).toEqual([]);
  });

  it('is empty when the scene does not hold it', () => {
    expect(outlineOf({ kind: 'area', code: '990100009' }, scene).features).toEqual([]);
    expect(outlineOf({ kind: 'incident', id: 4 }, scene).features).toEqual([]);
  });
});

describe('beyond', () => {
  it('covers everything but the outermost area', () => {
    const [sheet] = beyond(areas).features;
    if (sheet?.geometry.type !== 'Polygon') throw new Error('a sheet is one polygon');
    const [outer, ...holes] = sheet.geometry.coordinates;
    expect(outer).toContainEqual([-3, -3]);
    expect(holes).toEqual(square.coordinates);
  });

  it('is empty while the scope is unknown', () => {
    expect(beyond(null).features).toEqual([]);
  });
});

describe('what is reached', () => {
  const reach = {
    bands: [
      [
        [
          [0, 0],
          [1, 0]
        ],
        [
          [1, 0],
          [1, 1]
        ]
      ],
      []
    ],
    walkAreas: [
      [
        [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0]
          ]
        ]
      ],
      []
    ],
    proposed: [[0.5, 0.5]]
  } as const;

  it('is one feature for each band of streets, numbered from the nearest', () => {
    const { features } = reachedStreets(reach);
    expect(features.map(({ properties }) => properties)).toEqual([{ band: 0 }, { band: 1 }]);
    expect(features[0]?.geometry).toMatchObject({ type: 'MultiLineString', coordinates: reach.bands[0] });
  });

  it('is one feature for each band of ground, numbered from the nearest', () => {
    const { features } = walkedGround(reach);
    expect(features.map(({ properties }) => properties)).toEqual([{ band: 0 }, { band: 1 }]);
    expect(features[0]?.geometry).toMatchObject({ type: 'MultiPolygon', coordinates: reach.walkAreas[0] });
  });

  it('numbers places that are proposed, but one that is alone', () => {
    const numbers = (proposed: typeof reach.proposed | readonly [number, number][]) =>
      proposedPlaces({ ...reach, proposed }).features.map(
        ({ properties }) => properties?.['number'] as unknown
      );
    expect(numbers(reach.proposed)).toEqual(['+']);
    expect(
      numbers([
        [0, 0],
        [1, 1]
      ])
    ).toEqual(['1', '2']);
  });
});
