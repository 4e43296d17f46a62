import * as v from 'valibot';
import type { Client } from './client.ts';
import { decode, textOrNull } from './decode.ts';
import { problemOfAnswer } from './problem.ts';

const rows = v.array(
  v.object({ code: v.string(), name: v.string(), valid_from: textOrNull, valid_to: textOrNull })
);

export interface Office {
  readonly code: string;
  readonly name: string;
}

export interface OfficeStore {
  /** The street offices that the reader may see, as they are in force on a day (YYYY-MM-DD), by code. */
  all(today: string, signal?: AbortSignal): Promise<readonly Office[]>;
}

/** @throws Problem */
export function officeStore(client: Client): OfficeStore {
  return {
    async all(today, signal) {
      let query = client
        .from('areas')
        .select('code,name,valid_from,valid_to')
        .eq('level', 0)
        .order('code', { ascending: true });
      if (signal !== undefined) query = query.abortSignal(signal);
      const { data, error, status } = await query;
      if (signal?.aborted === true) throw new DOMException('superseded', 'AbortError');
      if (error !== null)
        throw problemOfAnswer({ status, code: error.code, message: error.message }, navigator.onLine);
      return inForce(decode('areas', rows, data), today);
    }
  };
}

/** Of several dated rows of one office the one of that day; the day it ends is no longer its own. */
export function inForce(found: v.InferOutput<typeof rows>, today: string): Office[] {
  return found
    .filter(
      ({ valid_from, valid_to }) =>
        (valid_from === null || valid_from <= today) && (valid_to === null || today < valid_to)
    )
    .map(({ code, name }) => ({ code, name }));
}
