/** The first of the month of a day, as YYYY-MM-DD: figures of need are those of the first of a month. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

/** The first of a month `months` earlier (or later, when negative). */
export function monthsBefore(day: string, months: number): string {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}-01`;
}

/** The last day of a month. */
export function lastDayOf(month: string): string {
  const next = Date.parse(`${monthsBefore(month, -1)}T00:00:00Z`);
  return new Date(next - 86_400_000).toISOString().slice(0, 10);
}
