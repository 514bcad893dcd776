import type { Key } from '../../src/explorer/key.js';

const esc = '\u001b';

/** What a terminal sends for keys that are no characters (xterm ctlseqs, "PC-Style Function Keys"). */
const named: Readonly<Record<string, string>> = {
  up: `${esc}[A`,
  down: `${esc}[B`,
  right: `${esc}[C`,
  left: `${esc}[D`,
  home: `${esc}[H`,
  end: `${esc}[F`,
  pageup: `${esc}[5~`,
  pagedown: `${esc}[6~`,
  delete: `${esc}[3~`,
  enter: '\r',
  tab: '\t',
  'shift-tab': `${esc}[Z`,
  space: ' ',
  backspace: '\u007f',
  escape: esc,
};

/** A key as the terminal sends it. */
export function bytesOf(key: Key): string {
  const control = /^ctrl-([a-z])$/.exec(key)?.[1];
  return named[key] ?? (control === undefined ? key : String.fromCharCode(control.charCodeAt(0) & 31));
}
