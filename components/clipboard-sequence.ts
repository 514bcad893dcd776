import type { Environment } from '../src/format/is-utf8.js';

const esc = '\u001b';
const bell = '\u0007';
const stringEnd = `${esc}\\`;

/** Bytes that GNU screen takes in one string (MAXSTR in its screen.h), less those around them. */
const screenString = 760;

/**
 * What asks a terminal to put a text on its clipboard (xterm's control sequences, OSC 52). It is base64: nothing of the text is obeyed by
 * anybody. null for terminals that would show it or have no clipboard.
 */
export function clipboardSequence(text: string, env: Environment): string | null {
  const { TERM = '', TMUX = '', STY = '' } = env;
  if (TERM === 'linux' || TERM === 'dumb' || TERM === '') return null;
  const sequence = `${esc}]52;c;${Buffer.from(text).toString('base64')}${bell}`;
  // tmux takes it with `set-clipboard on`, and hands on what is wrapped with `allow-passthrough on`: each ignores the other one.
  if (TMUX !== '') return `${sequence}${esc}Ptmux;${sequence.replaceAll(esc, esc + esc)}${stringEnd}`;
  if (STY === '') return sequence;
  // screen hands on what is in such strings, joined as they were.
  const pieces = sequence.match(new RegExp(`[^]{1,${screenString}}`, 'g')) ?? [];
  return pieces.map((piece) => `${esc}P${piece}${stringEnd}`).join('');
}
