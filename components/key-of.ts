import type { Key as InkKey } from 'ink';
import type { Key } from '../src/explorer/key.js';

/** The key as the keymap calls it; null for what is none of its business. */
export function keyOf(input: string, key: InkKey): Key | null {
  if (key.upArrow) return 'up';
  if (key.downArrow) return 'down';
  if (key.leftArrow) return 'left';
  if (key.rightArrow) return 'right';
  if (key.pageUp) return 'pageup';
  if (key.pageDown) return 'pagedown';
  if (key.home) return 'home';
  if (key.end) return 'end';
  if (key.return) return 'enter';
  if (key.escape) return 'escape';
  if (key.backspace) return 'backspace';
  if (key.delete) return 'delete';
  if (key.tab) return key.shift ? 'shift-tab' : 'tab';
  if (key.meta || key.super || key.hyper) return null;
  if (key.ctrl) return /^[a-z]$/.test(input) ? `ctrl-${input}` : null;
  if (input === ' ') return 'space';
  // One character, of any script: an input method or a fast typist may send several.
  return input !== '' && !/\p{Cc}/u.test(input) ? input : null;
}
