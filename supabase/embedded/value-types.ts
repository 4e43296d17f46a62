/**
 * How values of these types come out of either database, by the type's number (oid): numbers where
 * they lose nothing, json parsed, and dates and times as the database writes them.
 */
export const VALUE_TYPES: Readonly<Record<number, (text: string) => unknown>> = {
  20: wholeNumber, // bigint
  114: JSON.parse, // json
  3802: JSON.parse, // jsonb
  1700: decimal, // numeric
  1082: asWritten, // date
  1083: asWritten, // time
  1114: asWritten, // timestamp
  1184: asWritten, // timestamp with time zone
  1266: asWritten // time with time zone
};

function wholeNumber(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}

function decimal(text: string): number | string {
  const value = Number(text);
  return Number.isFinite(value) && String(value) === text ? value : text;
}

function asWritten(text: string): string {
  return text;
}
