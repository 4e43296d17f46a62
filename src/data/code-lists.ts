import * as v from 'valibot';
import { decode, numberOrNull, textOrNull } from './decode.ts';
import type { Gateway } from './gateway.ts';

const entry = v.object({ code: v.string(), name_zh: v.string(), name_en: v.string(), sort: numberOrNull });
const list = v.array(entry);

const codeLists = v.object({
  levels: v.array(
    v.object({
      level: v.number(),
      code: textOrNull,
      /** Digits of an area's code on this level. */
      code_length: v.number(),
      name_zh: v.string(),
      name_en: v.string()
    })
  ),
  posts: list,
  hardship_categories: list,
  hardship_subtypes: v.array(v.object({ ...entry.entries, category_code: v.string() })),
  facility_kinds: list,
  incident_categories: v.array(v.object({ ...entry.entries, group_zh: v.string(), group_en: v.string() })),
  settings: v.record(v.string(), v.unknown())
});

/** The words behind the codes, as this office has configured them. */
export type CodeLists = v.InferOutput<typeof codeLists>;

export interface CodeListStore {
  all(signal?: AbortSignal): Promise<CodeLists>;
}

export function codeListStore(gateway: Gateway): CodeListStore {
  return {
    all: async (signal) => decode('code_lists', codeLists, await gateway.ask('code_lists', {}, signal))
  };
}
