import { describe, expect, it } from 'vitest';
import { metresBetween, metresPerDegree } from './metric.ts';

describe('metresPerDegree', () => {
  // As geodetic tables print them for WGS 84.
  it.each([
    [0, 111_320, 110_574],
    [30, 96_486, 110_852],
    [45, 78_847, 111_132],
    [60, 55_800, 111_412]
  ])('gives a degree at latitude %i its length on the ellipsoid', (lat, east, north) => {
    const degree = metresPerDegree(lat);
    expect(Math.abs(degree.east - east)).toBeLessThan(1);
    expect(Math.abs(degree.north - north)).toBeLessThan(1);
  });
});

describe('metresBetween', () => {
  // Geodesics by Vincenty's inverse formula.
  it.each([
    [[121.48, 31.23], [121.49, 31.24], 1461.8196],
    [[71.4, 51.1], [71.9, 51.4], 48297.323]
  ] as const)('measures %j to %j to one part in 100,000', (from, to, metres) => {
    expect(Math.abs(metresBetween(from, to) / metres - 1)).toBeLessThan(1e-5);
  });
});
