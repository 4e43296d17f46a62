import type { Client } from './client.ts';
import { accessStore, type AccessStore } from './access.ts';
import { areaStore, type AreaStore } from './areas.ts';
import { buildingStore, type BuildingStore } from './buildings.ts';
import { cardStore, type CardStore } from './cards.ts';
import { codeListStore, type CodeListStore } from './code-lists.ts';
import { exportStore, type ExportStore } from './exports.ts';
import { facilityStore, type FacilityStore } from './facilities.ts';
import { SupabaseGateway } from './gateway.ts';
import { groundStore, type GroundStore } from './ground.ts';
import { historyStore, type HistoryStore } from './histories.ts';
import { aboutNobody, incidentStore, type IncidentStore } from './incidents.ts';
import { indicatorStore, type IndicatorStore } from './indicators.ts';
import { liveStore, type LiveStore } from './live.ts';
import { needStore, type NeedStore } from './need.ts';
import { officeStore, type OfficeStore } from './offices.ts';
import { sessionStore, type SessionStore } from './session.ts';
import { viewStore, type ViewStore } from './views.ts';

/** Everything the page can ask, one store per subject. */
export interface Stores {
  readonly session: SessionStore;
  readonly access: AccessStore;
  readonly codeLists: CodeListStore;
  readonly offices: OfficeStore;
  readonly areas: AreaStore;
  readonly ground: GroundStore;
  readonly buildings: BuildingStore;
  readonly exports: ExportStore;
  readonly facilities: FacilityStore;
  /** Incidents to be counted: none about people, whoever asks. */
  readonly incidents: IncidentStore;
  /** All that the reader may read, for the map alone. */
  readonly incidentMarks: IncidentStore;
  readonly histories: HistoryStore;
  readonly indicators: IndicatorStore;
  readonly need: NeedStore;
  readonly cards: CardStore;
  readonly live: LiveStore;
  readonly views: ViewStore;
}

export function storesOf(client: Client): Stores {
  const gateway = new SupabaseGateway(client);
  const incidentMarks = incidentStore(gateway);
  return {
    session: sessionStore(client),
    access: accessStore(gateway),
    codeLists: codeListStore(gateway),
    offices: officeStore(client),
    areas: areaStore(gateway),
    ground: groundStore(gateway),
    buildings: buildingStore(gateway),
    exports: exportStore(gateway),
    facilities: facilityStore(gateway),
    incidents: aboutNobody(incidentMarks),
    incidentMarks,
    histories: historyStore(gateway),
    indicators: indicatorStore(gateway),
    need: needStore(gateway),
    cards: cardStore(gateway),
    live: liveStore(client),
    views: viewStore(client)
  };
}
