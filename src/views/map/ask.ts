import type { Areas } from '../../state/areas.svelte.ts';
import type { Cards } from '../../state/cards.svelte.ts';
import type { Incidents } from '../../state/incidents.svelte.ts';
import type { Need } from '../../state/need.svelte.ts';
import type { Outlook } from '../../state/outlook.svelte.ts';
import type { Places } from '../../state/places.svelte.ts';
import type { Walk } from '../../state/walk.svelte.ts';

interface States {
  readonly outlook: Outlook;
  readonly areas: Areas;
  readonly places: Places;
  readonly need: Need;
  readonly incidents: Incidents;
  readonly cards: Cards;
  readonly walk: Walk;
}

/**
 * Asks the database for what is to be shown and not yet known. Run again whenever the outlook changes; a question that
 * has been asked is not asked twice, so running it once too often costs nothing.
 */
export function askWhatIsShown({ outlook, areas, places, need, incidents, cards, walk }: States) {
  const { scope, office, asOf, period, layers, selection } = outlook;
  void areas.map.ask({ scope, asOf });
  void places.ground.ask(office);
  void places.buildings.ask({ scope, asOf });
  void places.facilities.ask({ scope, asOf });
  void incidents.map.ask({ scope, ...period });

  if (layers.has('need') && outlook.form === 'choropleth') {
    void need.summary.ask({ level: walk.level, scope, asOf });
  }
  if (layers.has('need') && outlook.form === 'squares') {
    const { needCategory, squareSide } = outlook;
    void need.cells.ask({
      scope,
      asOf,
      side: squareSide,
      categories: needCategory === null ? null : [needCategory]
    });
  }

  switch (selection?.kind) {
    case 'area':
      void cards.area.ask({ code: selection.code, asOf, ...period });
      break;
    case 'building':
      void cards.building.ask({ id: selection.id, asOf });
      break;
    case 'facility':
      void cards.facility.ask(selection.id);
      break;
    case 'incident':
      void cards.incident.ask(selection.id);
      break;
    case undefined:
  }
}
