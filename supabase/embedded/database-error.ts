import { inspect } from 'node:util';

/** The parts of a database's refusal that name things of the schema, never a row's content. */
const NAMES = ['code', 'schema', 'table', 'column', 'constraint', 'dataType', 'routine'] as const;

/**
 * What the database answered when it refused. It carries message, detail and hint, which the
 * client that asked may see; printed to a log it shows only the code and the names of what was
 * touched, because messages and details quote rows ("Key (id_number)=(…) already exists").
 */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: string | undefined;

  constructor(source: unknown) {
    super(source instanceof Error ? source.message : String(source));
    const fields: Record<string, unknown> =
      typeof source === 'object' && source !== null ? { ...source } : {};
    // The drivers spell the same fields differently.
    const spelled: Record<string, unknown> = {
      ...fields,
      schema: fields['schema'] ?? fields['schema_name'],
      table: fields['table'] ?? fields['table_name'],
      column: fields['column'] ?? fields['column_name'],
      constraint: fields['constraint'] ?? fields['constraint_name']
    };
    this.code = typeof fields['code'] === 'string' ? fields['code'] : undefined;
    for (const name of [...NAMES, 'detail', 'hint', 'severity', 'where'] as const) {
      if (spelled[name] !== undefined) Object.defineProperty(this, name, { value: spelled[name] });
    }
    Object.defineProperty(this, inspect.custom, { value: () => this.#forLog(spelled) });
  }

  #forLog(fields: Record<string, unknown>): string {
    const named = NAMES.filter((name) => typeof fields[name] === 'string').map(
      (name) => `${name}=${String(fields[name])}`
    );
    return `DatabaseError { ${named.join(' ')} }`;
  }
}
