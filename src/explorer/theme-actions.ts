import { safe, safeText } from '../format/safe-text.js';
import type { State } from './state.js';
import { nextTheme, themeOf } from './themes.js';

/** Draws in the next theme, and says which that is. */
export function toNextTheme(state: State): State {
  const theme = nextTheme(state.theme);
  const name = safeText(themeOf(theme));
  const words = theme.choice === 'auto' ? safe`auto, which is ${name} here` : name;
  return { ...state, theme, notice: safe`Theme: ${words}` };
}
