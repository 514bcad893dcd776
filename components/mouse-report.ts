import type { MouseButton, MouseReport } from '../src/explorer/mouse/mouse-report.js';

/** SGR reports (xterm ctlseqs, "Extended coordinates", 1006): button, column, row; `M` for a press or a move, `m` for a release. */
const sgr = /^\u001b\[<(\d+);(\d+);(\d+)([Mm])$/;

/** Bits of the button: keys that were held, a move, and the buttons 4 to 7 and 8 to 11. */
const shift = 4;
const motion = 32;
const wheel = 64;
const others = 128;

const buttons: readonly (MouseButton | undefined)[] = ['left', 'middle', 'right'];
const otherButtons: readonly (MouseButton | undefined)[] = ['back', 'forward'];

/** Up, down, left, right: notches down and to the right. */
const notches = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const;

/** Whether that can be nothing but a report of the mouse, or the beginning of one. */
export function isMouse(token: string): boolean {
  return token.startsWith('\u001b[<');
}

/** What a report says; null for one that says nothing to us. `since`: milliseconds since the press before. */
export function mouseReport(token: string, since: number): MouseReport | null {
  const parts = sgr.exec(token);
  if (parts === null) return null;
  const code = Number(parts[1]);
  const place = { column: Number(parts[2]) - 1, row: Number(parts[3]) - 1 };
  if ((code & wheel) !== 0) {
    const [down, right] = notches[code & 3]!;
    // Mice with one wheel go to the side with Shift, where the terminal does not keep that for itself.
    return (code & shift) !== 0
      ? { kind: 'wheel', ...place, down: 0, right: right + down }
      : { kind: 'wheel', ...place, down, right };
  }
  const button = ((code & others) !== 0 ? otherButtons : buttons)[code & 3];
  if (button === undefined) return null;
  if (parts[4] === 'm') return { kind: 'release', ...place, button };
  return (code & motion) !== 0 ? { kind: 'drag', ...place, button } : { kind: 'press', ...place, button, since };
}

/** One report that says what two in a row said; null where both have to be told. */
export function merged(before: MouseReport, after: MouseReport): MouseReport | null {
  if (before.kind === 'drag' && after.kind === 'drag' && before.button === after.button) return after;
  if (before.kind !== 'wheel' || after.kind !== 'wheel') return null;
  return { ...after, down: before.down + after.down, right: before.right + after.right };
}
