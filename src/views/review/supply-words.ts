import { formatNumber } from '../../i18n/format.ts';
import { m } from '../../i18n/paraglide/messages.js';
import type { Areas } from '../../state/areas.svelte.ts';
import type { Names } from '../../state/names.svelte.ts';
import type { Reach } from '../../state/reach.svelte.ts';
import { pathName } from './area-words.ts';
import { circleWords, placesWords } from './reach-words.ts';

/** Supply against demand in sentences: how much there is, where least and most, and what was assumed. */
export function supplySentences(reach: Reach, names: Names, areas: Areas): readonly string[] {
  const { shownSupply } = reach;
  if (shownSupply === null) return [];
  const { asked, answer } = shownSupply;
  const { capacity, figures } = answer;
  const facility = names.facility(asked.facility);
  if (capacity.facilities === 0) return [m.reach_no_facility({ facility })];
  if (figures === null) return [m.supply_nothing({ facility })];
  const counts = {
    ...{ facility, circle: circleWords(asked.circle, names), per: placesWords(figures.whole.perThousand) },
    ...{ places: formatNumber(capacity.places), n: formatNumber(capacity.facilities) }
  };
  const assumed = formatNumber(capacity.assumed ?? 0, 1);
  const unknown = capacity.unknown - asked.added.length;
  return [
    figures.whole.perThousand === null ? m.reach_says_nothing() : m.supply_says(counts),
    ...ends(reach, (code) => pathName(areas, names, code)),
    ...(unknown > 0
      ? [
          m.supply_assumed({
            ...{ n: formatNumber(unknown), assumed },
            all: formatNumber(capacity.facilities - asked.added.length)
          })
        ]
      : []),
    ...(asked.added.length > 0 ? [m.supply_added({ assumed })] : []),
    ...(capacity.idle > 0 ? [m.supply_idle({ n: formatNumber(capacity.idle) })] : [])
  ];
}

/** How many areas have no place at all, else the one with least; and the one with most, if there are two. */
function ends({ supplies }: Reach, nameOf: (code: string) => string): readonly string[] {
  const known = supplies.flatMap(({ code, figures }) =>
    typeof figures?.perThousand === 'number' ? [{ code, per: figures.perThousand }] : []
  );
  const [low, high] = [known[0], known.at(-1)];
  if (low === undefined || high === undefined || low === high) return [];
  const most = { high: nameOf(high.code), highPer: placesWords(high.per) };
  const none = known.filter(({ per }) => per === 0).length;
  return none > 0
    ? [m.supply_none({ n: formatNumber(none), all: formatNumber(known.length), ...most })]
    : [m.supply_ends({ low: nameOf(low.code), lowPer: placesWords(low.per), ...most })];
}
