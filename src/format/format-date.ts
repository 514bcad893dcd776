import { type SafeText, safeText } from './safe-text.js';

/** Seconds since 1970 as `2026-11-23 05:38` in UTC; a time that no calendar has is shown as the number it is. */
export function formatTime(seconds: number): SafeText {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return safeText(String(seconds));
  return safeText(date.toISOString().slice(0, 16).replace('T', ' '));
}
