/** What the explorer can be drawn in; which colours that is, `components/themes` says. */
export const themeNames = ['dark', 'light', 'high-contrast', 'colour-blind', '16-colours', 'none'] as const;
export type ThemeName = (typeof themeNames)[number];

/** What a user can ask for: a theme, or the one that fits the terminal. */
export const themeChoices = ['auto', ...themeNames] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** Whether text stands on a dark background or a light one. */
export type Ground = 'dark' | 'light';

/** What is drawn in, and why. */
export type ThemeView = {
  readonly choice: ThemeChoice;
  /** The background of the terminal, as far as it is known. */
  readonly ground: Ground;
  /** What `auto` is where the background says nothing: the terminal has few colours, or none are wanted. null elsewhere. */
  readonly fixed: '16-colours' | 'none' | null;
};

/** The theme that is shown. */
export function themeOf({ choice, ground, fixed }: ThemeView): ThemeName {
  return choice === 'auto' ? (fixed ?? ground) : choice;
}

/** The next choice that looks different. */
export function nextTheme(view: ThemeView): ThemeView {
  const shown = themeOf(view);
  const at = themeChoices.indexOf(view.choice);
  const others = [...themeChoices.slice(at + 1), ...themeChoices.slice(0, at)];
  const choice = others.find((other) => themeOf({ ...view, choice: other }) !== shown)!;
  return { ...view, choice };
}

/** Whether areas are told apart by their colours; where there are none, lines are drawn around them. */
export function isColoured(view: ThemeView): boolean {
  return themeOf(view) !== 'none';
}
