/**
 * A month or a day as ISO 8601 writes them, in UTC: its first and last second since 1970. null for everything else, and for days that no
 * month has. A year alone would be a number like any other.
 */
export function parseDate(text: string): readonly [number, number] | null {
  const [, year = '', month = '', day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text) ?? [];
  if (year === '') return null;
  const [y, m, d] = [Number(year), Number(month) - 1, Number(day ?? 1)];
  const first = new Date(Date.UTC(y, m, d));
  if (first.getUTCMonth() !== m || first.getUTCDate() !== d) return null;
  const next = day === undefined ? Date.UTC(y, m + 1) : Date.UTC(y, m, d + 1);
  return [first.getTime() / 1000, next / 1000 - 1];
}
