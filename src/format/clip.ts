import { keepSafe, type SafeText } from './safe-text.js';

/**
 * The beginning of a text: at most that many code units, and no half character. What an image says of itself may be megabytes;
 * what is measured or wrapped for every frame is brought to what a screen can show first.
 */
export function clip(text: SafeText, units: number): SafeText {
  if (text.length <= units) return text;
  return keepSafe(text, (raw) => raw.slice(0, isHighSurrogate(raw.charCodeAt(units - 1)) ? units - 1 : units));
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
