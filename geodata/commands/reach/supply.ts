import { accessibilityOf, type Accessibility, type Decay } from '../../../src/analysis/reach/catchment.ts';
import type { Options } from '../options.ts';
import { refusal, type Terminal } from '../terminal.ts';
import type { ReachQuestion } from './question.ts';

/** How the pull of facilities falls with the walk, where supply against demand is asked for (`--capacity`). */
export function decayOf(options: Options, terminal: Terminal): Decay | undefined {
  if (options.text('capacity') === undefined) return undefined;
  const decay = options.text('decay') ?? 'bands';
  if (decay === 'bands' || decay === 'gaussian' || decay === 'none') return decay;
  throw refusal(terminal, {
    en: `--decay ${decay}: bands, gaussian or none.`,
    zh: `--decay ${decay}：应为 bands、gaussian 或 none。`
  });
}

/** Capacity within reach for each place of demand. */
export function supplyAgainstDemand(
  { facilities, doors, weights, walks }: ReachQuestion,
  limitMetres: number,
  decay: Decay
): Accessibility {
  return accessibilityOf(
    facilities.map((_, facility) => walks.within(doors, facility, limitMetres)),
    facilities.map(({ amount }) => amount),
    weights,
    { decay, limitMetres }
  );
}
