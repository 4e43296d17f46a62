import type { Options } from '../options.ts';
import { refusal, type Terminal } from '../terminal.ts';

/** One service circle: how far one walks, given in metres or in minutes at a pace. */
export interface Circle {
  readonly metres: number;
  readonly minutes?: number;
  /** Metres a minute. */
  readonly speed?: number;
}

/** How far is near: one circle or two, and whether the wider one counts (`any`) or the narrower one (`all`). */
export interface Limit {
  readonly metres: number;
  readonly rule: 'any' | 'all';
  readonly circles: readonly Circle[];
}

const MINUTES = 10;
/** Metres a minute: an adult. For elders 50 is usual. */
export const SPEED = 80;
const METRES = 1000;

/**
 * The limit that the options set. `--minutes` or `--speed` make one circle, `--metres` another; without any of the
 * three it is both, 10 minutes at 80 m/min and 1,000 m. With two circles either of them will do, unless
 * `--rule all` asks for both.
 */
export function limitOf(options: Options, terminal: Terminal): Limit {
  const minutes = options.number('minutes', 0, 1440);
  const speed = options.number('speed', 1, 1000);
  const metres = options.number('metres', 0, 1_000_000);
  const rule = options.text('rule') ?? 'any';
  if (rule !== 'any' && rule !== 'all')
    throw refusal(terminal, { en: `--rule ${rule}: any or all.`, zh: `--rule ${rule}：应为 any 或 all。` });
  const none = minutes === undefined && speed === undefined && metres === undefined;
  const circles: Circle[] = [];
  if (minutes !== undefined || speed !== undefined || none)
    circles.push({
      metres: (minutes ?? MINUTES) * (speed ?? SPEED),
      minutes: minutes ?? MINUTES,
      speed: speed ?? SPEED
    });
  if (metres !== undefined || none) circles.push({ metres: metres ?? METRES });
  const radii = circles.map((circle) => circle.metres);
  return { metres: rule === 'any' ? Math.max(...radii) : Math.min(...radii), rule, circles };
}
