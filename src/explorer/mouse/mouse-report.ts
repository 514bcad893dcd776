/** Buttons as X11 numbers them: `back` and `forward` are the eighth and ninth. */
export type MouseButton = 'left' | 'middle' | 'right' | 'back' | 'forward';

/** What the mouse did, at a cell of the terminal; both counted from 0. */
export type MouseReport = { readonly column: number; readonly row: number } & (
  | {
      readonly kind: 'press';
      readonly button: MouseButton;
      /** Milliseconds since the press before; infinite for the first. */
      readonly since: number;
    }
  | { readonly kind: 'drag'; readonly button: MouseButton }
  | { readonly kind: 'release'; readonly button: MouseButton }
  /** Notches that the wheel was turned, down and to the right; with Shift it turns to the side. */
  | { readonly kind: 'wheel'; readonly down: number; readonly right: number }
);
