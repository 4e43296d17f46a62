import type { Client } from './client.ts';
import { accessStore, type AccessStore } from './access.ts';
import { areaStore, type AreaStore } from './areas.ts';
import { buildingStore, type BuildingStore } from './buildings.ts';
import { cardStore, type CardStore } from './cards.ts';
import { codeListStore, type CodeListStore } from './code-lists.ts';
import { facilityStore, type FacilityStore } from './facilities.ts';
import { SupabaseGateway } from './gateway.ts';
import { groundStore, type GroundStore } from './ground.ts';
import { incidentStore, type IncidentStore } from './incidents.ts';
import { liveStore, type LiveStore } from './live.ts';
import { needStore, type NeedStore } from './need.ts';
import { officeStore, type OfficeStore } from './offices.ts';
import { sessionStore, type SessionStore } from './session.ts';

/** Everything the page can ask, one store per subject. */
export interface Stores {
  readonly session: SessionStore;
  readonly access: AccessStore;
  readonly codeLists: CodeListStore;
  readonly offices: OfficeStore;
  readonly areas: AreaStore;
  readonly ground: GroundStore;
  readonly buildings: BuildingStore;
  readonly facilities: FacilityStore;
  readonly incidents: IncidentStore;
  readonly need: NeedStore;
  readonly cards: CardStore;
  readonly live: LiveStore;
}

export function storesOf(client: Client): Stores {
  const gateway = new SupabaseGateway(client);
  return {
    session: sessionStore(client),
    access: accessStore(gateway),
    codeLists: codeListStore(gateway),
    offices: officeStore(client),
    areas: areaStore(gateway),
    ground: groundStore(gateway),
    buildings: buildingStore(gateway),
    facilities: facilityStore(gateway),
    incidents: incidentStore(gateway),
    need: needStore(gateway),
    cards: cardStore(gateway),
    live: liveStore(client)
  };
}
