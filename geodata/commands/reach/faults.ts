import { refusal, type Refusal, type Sentence, type Terminal } from '../terminal.ts';
import type { CoordinateFault } from './coordinates.ts';

/** A refusal that names file and feature. */
export const featureFault = (
  terminal: Terminal,
  path: string,
  feature: number,
  { en, zh }: Sentence
): Refusal =>
  refusal(terminal, {
    en: `${path}: feature ${feature}: ${en}`,
    zh: `${path}：第 ${feature} 个要素：${zh}`
  });

/** What is wrong with the coordinates of a feature. */
export const COORDINATE_FAULTS: Readonly<Record<CoordinateFault, Sentence>> = {
  shape: {
    en: 'its coordinates do not fit its type of geometry.',
    zh: '坐标与几何类型不符。'
  },
  degrees: {
    en: 'its coordinates are no degrees of longitude and latitude; convert them to WGS 84.',
    zh: '坐标不是经纬度，请先转换为 WGS 84。'
  }
};
