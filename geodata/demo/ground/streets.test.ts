import { describe, expect, it } from 'vitest';
import { DEMONSTRATION_OFFICE } from '../plan.ts';
import { Random } from '../random.ts';
import { frameOf } from './board.ts';
import { withGeos } from './geos.ts';
import { joinPieces, type Sources } from './source.ts';
import { namesByWay, streetsOf } from './streets.ts';
import { readTiles } from './tiles.ts';

const box = DEMONSTRATION_OFFICE.window;
const pieces = await readTiles(box);
const sources: Sources = await withGeos((bench) => joinPieces(bench, pieces, frameOf(box), box));
const drivable = ({ tags }: Sources['lines'][number]): boolean =>
  ['primary', 'secondary', 'tertiary', 'residential', 'unclassified'].includes(tags['highway'] ?? '');

describe('the streets', () => {
  it('have one invented name for each real one, along the whole length, and no two the same', () => {
    const names = namesByWay(sources, Random.of(1, 'streets'));
    const invented = new Map<string, Set<string | undefined>>();
    for (const line of sources.lines) {
      const real = line.tags['name'];
      if (real === undefined || !drivable(line)) continue;
      invented.set(real, (invented.get(real) ?? new Set()).add(names.get(line.id)?.name));
    }
    expect(invented.size).toBeGreaterThan(20);
    expect([...invented.values()].filter((each) => each.size > 1)).toEqual([]);
    const { streets } = streetsOf(sources, Random.of(1, 'streets'));
    expect(new Set(streets.map(({ name }) => name)).size).toBe(streets.length);
  });

  it('keep the names they have', () => {
    const first = namesByWay(sources, Random.of(1, 'streets'));
    const { ways, streets } = streetsOf(sources, Random.of(7, 'streets'), first);
    const lines = sources.lines.filter(({ tags }) => tags['highway'] !== undefined);
    const changed = ways.filter(
      ({ street }, i) => street !== undefined && first.get(lines[i]?.id ?? '')?.name !== streets[street]?.name
    );
    expect(changed).toEqual([]);
  });
});
