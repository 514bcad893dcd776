import { type SafeText, safe, safeText } from './safe-text.js';

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'] as const;

/**
 * A number of bytes for people, decimal as docker shows it (1 kB = 1000 B), with three significant digits: `999 B`,
 * `1.07 GB`, `27.4 MB`, `199 MB`.
 */
export function formatBytes(bytes: number): SafeText {
  const sign = bytes < 0 ? '-' : '';
  let value = Math.abs(bytes);
  let unit = 0;
  // 999.5 would be rounded to 1000: it belongs to the next unit.
  while (unit < units.length - 1 && value >= (unit === 0 ? 1000 : 999.5)) {
    value /= 1000;
    unit += 1;
  }
  return safeText(`${sign}${unit === 0 ? value.toFixed(0) : threeDigits(value)} ${units[unit]}`);
}

/** A share for people: `91.2 %`, `100 %`, `<0.1 %`, and never `100 %` or `0 %` for what is only nearly so. */
export function formatPercent(share: number): SafeText {
  if (share >= 1 || share <= 0) return safe`${Math.round(share * 100)} %`;
  // 0.05 % and more is rounded to 0.1 %.
  if (share < 0.0005) return safe`<0.1 %`;
  return safeText(`${Math.min(99.9, share * 100).toFixed(1)} %`);
}

/** A count with thin groups of three, so that large numbers can be read: `1 234 567`. */
export function formatCount(count: number): SafeText {
  return safeText(String(count).replace(/\B(?=(\d{3})+$)/g, ' '));
}

function threeDigits(value: number): string {
  if (value >= 99.95) return value.toFixed(0);
  return value >= 9.995 ? value.toFixed(1) : value.toFixed(2);
}
