import * as v from 'valibot';
import type { Client } from './client.ts';
import { decode, textOrNull } from './decode.ts';
import { problemOfAnswer } from './problem.ts';

const COLUMNS = 'id,owner_id,office_code,room,name,query,period,shared,changed_at';
const savedView = v.object({
  id: v.string(),
  owner_id: v.string(),
  office_code: v.string(),
  room: v.picklist(['review', 'review/report']),
  name: v.string(),
  query: v.string(),
  period: textOrNull,
  shared: v.boolean(),
  changed_at: v.string()
});
const owners = v.array(v.object({ user_id: v.string(), name: v.string() }));

/** An address of the review room kept under a name. It holds no figure: opened, it asks anew. */
export type SavedView = v.InferOutput<typeof savedView>;

/** What the owner says of a view. */
export interface ViewDraft {
  readonly office_code: string;
  readonly room: SavedView['room'];
  readonly name: string;
  readonly query: string;
  /** A period that moves along with the day, or null for the days in the address. */
  readonly period: string | null;
  readonly shared: boolean;
}

export type ViewChange = Partial<Pick<ViewDraft, 'name' | 'shared'>>;

export interface ViewStore {
  /** One's own views of an office and those shared in it, by name: the first 500. */
  all(office: string, signal?: AbortSignal): Promise<readonly SavedView[]>;
  /** Null = there is none, or it is not shared with the reader: which of the two is not told. */
  one(id: string, signal?: AbortSignal): Promise<SavedView | null>;
  /** Names of colleagues by account, as far as they are on the list of staff. */
  owners(ids: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, string>>;
  /** `too_many` = the account has as many of this office as it may. */
  keep(draft: ViewDraft): Promise<'kept' | 'name_taken' | 'too_many'>;
  /** `gone` = it is no longer there, or was never one's own. */
  change(id: string, change: ViewChange): Promise<'kept' | 'name_taken' | 'gone'>;
  remove(id: string): Promise<void>;
}

/** PostgreSQL's unique_violation: the owner has a view of this name. */
const TAKEN = '23505';
/** PostgreSQL's program_limit_exceeded: the owner has as many views as the database keeps. */
const TOO_MANY = '54000';
/** How many are listed. */
const LISTED = 500;

interface Reply {
  readonly data: unknown;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly status: number;
}

/** @throws Problem */
function problemOf({ error, status }: Reply) {
  return problemOfAnswer(
    { status, code: error?.code ?? '', message: error?.message ?? '' },
    navigator.onLine
  );
}

/**
 * Views of the review room. All of it throws Problem.
 */
export function viewStore(client: Client): ViewStore {
  const table = () => client.from('saved_views');

  async function answer(asked: PromiseLike<Reply>, signal?: AbortSignal): Promise<unknown> {
    const reply = await asked;
    if (signal?.aborted === true) throw new DOMException('superseded', 'AbortError');
    if (reply.error !== null) throw problemOf(reply);
    return reply.data;
  }

  return {
    async all(office, signal) {
      let query = table()
        .select(COLUMNS)
        .eq('office_code', office)
        .order('name', { ascending: true })
        .limit(LISTED);
      if (signal !== undefined) query = query.abortSignal(signal);
      return decode('saved_views', v.array(savedView), await answer(query, signal));
    },
    async one(id, signal) {
      let query = table().select(COLUMNS).eq('id', id);
      if (signal !== undefined) query = query.abortSignal(signal);
      const [found] = decode('saved_views', v.array(savedView), await answer(query, signal));
      return found ?? null;
    },
    async owners(ids, signal) {
      if (ids.length === 0) return new Map();
      let query = client
        .from('staff')
        .select('user_id,name')
        .in('user_id', [...ids]);
      if (signal !== undefined) query = query.abortSignal(signal);
      const found = decode('staff', owners, await answer(query, signal));
      return new Map(found.map(({ user_id, name }) => [user_id, name]));
    },
    async keep(draft) {
      const reply: Reply = await table().insert(draft);
      if (reply.error?.code === TAKEN) return 'name_taken';
      if (reply.error?.code === TOO_MANY) return 'too_many';
      if (reply.error !== null) throw problemOf(reply);
      return 'kept';
    },
    async change(id, change) {
      const reply: Reply = await table().update(change).eq('id', id).select('id');
      if (reply.error?.code === TAKEN) return 'name_taken';
      if (reply.error !== null) throw problemOf(reply);
      return decode('saved_views', v.array(v.object({ id: v.string() })), reply.data).length > 0
        ? 'kept'
        : 'gone';
    },
    async remove(id) {
      await answer(table().delete().eq('id', id));
    }
  };
}
