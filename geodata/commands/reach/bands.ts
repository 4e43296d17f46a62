import { demandWithin, type Coverage } from '../../../src/analysis/reach/coverage.ts';
import { streetBands } from '../../../src/analysis/reach/street-pieces.ts';
import type { Options } from '../options.ts';
import { refusal, type Terminal } from '../terminal.ts';
import { SPEED } from './limit.ts';
import type { ReachQuestion } from './question.ts';

/** Walks of up to so many minutes, at a pace in metres a minute. */
interface Bands {
  readonly minutes: readonly number[];
  readonly speed: number;
}

/** One band of minutes. The sums count everything up to its outer edge. */
export interface BandReport {
  readonly minutes: number;
  readonly metres: number;
  readonly within_network: number;
  readonly within_straight: number;
  /** Length of the streets in this band alone. */
  readonly street_metres: number;
}

/** Reads `--bands`: minutes, rising. */
export function bandsOf(options: Options, terminal: Terminal): Bands | undefined {
  const text = options.text('bands');
  if (text === undefined) {
    if (!options.on('geojson')) return undefined;
    throw refusal(terminal, {
      en: '--geojson needs --bands, such as --bands 5,10,15.',
      zh: '--geojson 需要与 --bands 同时使用，例如 --bands 5,10,15。'
    });
  }
  const minutes = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (!minutes.every((value, i) => value > (minutes[i - 1] ?? 0) && value <= 1440))
    throw refusal(terminal, {
      en: `--bands ${text}: minutes that rise are needed, such as 5,10,15.`,
      zh: `--bands ${text}：应为由小到大的分钟数，例如 5,10,15。`
    });
  return { minutes, speed: options.number('speed', 1, 1000) ?? SPEED };
}

/** Demand and length of street in each band. */
export function bandReports(
  { network, doors, weights }: ReachQuestion,
  coverage: Coverage,
  { minutes, speed }: Bands
): readonly BandReport[] {
  const limits = minutes.map((value) => value * speed);
  return streetBands(network, doors, limits).map(({ toMetres, streetMetres }, i) => ({
    minutes: minutes[i] ?? NaN,
    metres: toMetres,
    within_network: demandWithin(coverage.nearest, weights, toMetres),
    within_straight: demandWithin(coverage.nearestStraight, weights, toMetres),
    street_metres: Math.round(streetMetres * 100) / 100
  }));
}

/** The streets of each band as one MultiLineString. */
export function streetsReached({ network, doors }: ReachQuestion, { minutes, speed }: Bands): unknown {
  const bands = streetBands(
    network,
    doors,
    minutes.map((value) => value * speed)
  );
  return {
    type: 'FeatureCollection',
    features: bands.map(({ fromMetres, toMetres, pieces, streetMetres }, i) => ({
      type: 'Feature',
      properties: {
        minutes: minutes[i],
        from_metres: fromMetres,
        to_metres: toMetres,
        street_metres: Math.round(streetMetres * 100) / 100
      },
      geometry: {
        type: 'MultiLineString',
        coordinates: pieces.map((piece) => piece.map(([lng, lat]) => [degrees(lng), degrees(lat)]))
      }
    }))
  };
}

/** About a centimetre. */
const degrees = (value: number): number => Math.round(value * 1e7) / 1e7;
