import { joinEntrances, type Entrances } from '../../../src/analysis/reach/entrances.ts';
import { networkOf, type Network } from '../../../src/analysis/reach/network.ts';
import { Walks } from '../../../src/analysis/reach/walks.ts';
import type { Options } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { readPlaces, type FilePlace } from './places.ts';
import { readStreets } from './streets.ts';

/** Everything a question of reach is asked of, read and joined. */
export interface ReachQuestion {
  readonly streets: { readonly walkable: number; readonly leftOut: number };
  readonly network: Network;
  /** Beyond this many metres from any street a place has no network, and counts with straight lines. */
  readonly joinMetres: number;
  readonly facilities: readonly FilePlace[];
  readonly doors: Entrances;
  readonly demand: readonly FilePlace[];
  readonly homes: Entrances;
  readonly weights: Float64Array;
  readonly walks: Walks;
}

/** As far as one is likely to walk at all, so that straight lines are left to where there is no network. */
const JOIN_METRES = 1000;

/** Reads the three files of the command and joins places to streets. Refuses what is missing or broken in them. */
export async function readQuestion(options: Options, terminal: Terminal): Promise<ReachQuestion> {
  const id = options.text('id');
  const joinMetres = options.number('join', 0, 10_000) ?? JOIN_METRES;
  const paths = ['facilities', 'roads', 'demand'].map((name) => options.needed(name));
  const [facilitiesPath = '', roadsPath = '', demandPath = ''] = paths;
  // Where nothing stands yet, it can still be asked where the first one would help most.
  const facilities = await readPlaces(
    facilitiesPath,
    { amount: options.text('capacity'), id, empty: true },
    terminal
  );
  const { streets, leftOut } = await readStreets(roadsPath, terminal);
  const demand = await readPlaces(demandPath, { amount: options.text('weight'), id }, terminal);
  const network = networkOf(streets);
  const homes = joinPlaces(network, demand, joinMetres);
  return {
    streets: { walkable: streets.length, leftOut },
    network,
    joinMetres,
    facilities,
    doors: joinPlaces(network, facilities, joinMetres),
    demand,
    homes,
    weights: Float64Array.from(demand, ({ amount }) => amount),
    walks: new Walks(network, homes)
  };
}

/** Places of a file, joined to the network. */
export const joinPlaces = (network: Network, places: readonly FilePlace[], joinMetres: number): Entrances =>
  joinEntrances(
    network,
    places.map(({ entrances }) => entrances),
    joinMetres
  );
