import type { Key, NamedKey } from '../src/explorer/key.js';

/** What terminals send for keys that have a name (xterm ctlseqs, "PC-Style Function Keys"; VT220 and rxvt where they differ). */
const sequences: Readonly<Record<string, NamedKey>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
  Z: 'shift-tab',
  '1~': 'home',
  '7~': 'home',
  '4~': 'end',
  '8~': 'end',
  '5~': 'pageup',
  '6~': 'pagedown',
  '3~': 'delete',
  // kitty's keyboard protocol; `TerminalInput` tells it so.
  '27u': 'escape',
};

const single: Readonly<Record<string, NamedKey>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  ' ': 'space',
  '\u001b': 'escape',
  '\u007f': 'backspace',
  '\b': 'backspace',
};

const pasted = /^\u001b\[200~([\s\S]*?)(?:\u001b\[201~)?$/;

/** One token of the terminal as the keymap calls it, or what was pasted; null for what is none of its business. */
export function keyOfToken(token: string): { readonly key: Key } | { readonly pasted: string } | null {
  const paste = pasted.exec(token);
  if (paste !== null) return { pasted: paste[1]! };
  const named = single[token] ?? sequences[/^\u001b(?:\[|O)(.+)$/.exec(token)?.[1] ?? ''];
  if (named !== undefined) return { key: named };
  const code = token.charCodeAt(0);
  if (token.length === 1 && code >= 1 && code <= 26) return { key: `ctrl-${String.fromCharCode(code + 96)}` };
  return token !== '' && !/\p{Cc}/u.test(token) ? { key: token } : null;
}
