import { safe, safeText } from '../format/safe-text.js';
import type { State } from './state.js';
import { nextTheme, type ThemeChoice, themeOf } from './themes.js';

/** Draws in the next theme, or in the one that is asked for, and says which that is. */
export function toTheme(state: State, { to }: { readonly to?: ThemeChoice }): State {
  const theme = to === undefined ? nextTheme(state.theme) : { ...state.theme, choice: to };
  const name = safeText(themeOf(theme));
  const words = theme.choice === 'auto' ? safe`auto, which is ${name} here` : name;
  return { ...state, theme, notice: safe`Theme: ${words}` };
}
