import { describe, expect, it } from 'vitest';
import { incidentLegend, needLegend } from './legend.ts';
import { palettes } from './palette.ts';
import { needClass, needScale } from './scales.ts';

const need = { form: 'choropleth', measure: 'rate', unit: 'households' } as const;

describe('the legend of need', () => {
  it('shows the colours of the map, each with the figures it stands for', () => {
    const scale = needScale('rate', 4);
    for (const entry of needLegend(need, 4, 'light').entries) {
      if (entry.key.kind !== 'fill') continue;
      const value = entry.means === 'range' ? entry.to : entry.means === 'above' ? entry.from + 1 : 0;
      const found = needClass(scale, value);
      expect(entry.key.colour).toBe(palettes.light.need[Number(found)]);
    }
  });

  it('tells zero, withheld and no data apart', () => {
    const means = needLegend(need, 4, 'dark').entries.map((entry) => entry.means);
    expect(means).toEqual([
      'zero',
      'range',
      'range',
      'range',
      'range',
      'range',
      'above',
      'withheld',
      'no_data'
    ]);
    const keys = needLegend(need, 4, 'dark').entries.map(({ key }) => key.kind);
    expect(keys.slice(-2)).toEqual(['hatch', 'empty']);
  });

  it('says what squares really show', () => {
    expect(needLegend({ ...need, form: 'squares', measure: 'count' }, 4, 'light').measure).toBe('density');
  });
});

describe('the legend of incidents', () => {
  it('gives every state another shape, so that colour is not needed', () => {
    const outlines = incidentLegend('light').map(({ mark }) =>
      mark.kind === 'glyph' ? mark.shapes.map(({ d, fill }) => `${d} ${fill ? 'filled' : 'open'}`).join() : ''
    );
    expect(new Set(outlines).size).toBe(4);
  });

  it('begins with what is most urgent', () => {
    expect(incidentLegend('light').map(({ lamp }) => lamp)).toEqual([
      'late',
      'nearly_due',
      'on_time',
      'settled'
    ]);
  });
});
