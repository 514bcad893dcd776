import { describe, expect, it } from 'vitest';
import { clipboardSequence } from '../../components/clipboard-sequence.js';

const esc = '\u001b';

describe('what asks a terminal to take a text', () => {
  it('is OSC 52 with base64', () => {
    expect(clipboardSequence('grün', { TERM: 'xterm' })).toBe(`${esc}]52;c;Z3LDvG4=\u0007`);
  });

  it('is for tmux, and wrapped for the terminal around it with every Esc doubled', () => {
    expect(clipboardSequence('a', { TERM: 'tmux-256color', TMUX: '/tmp/tmux-0/default,1,0' })).toBe(
      `${esc}]52;c;YQ==\u0007${esc}Ptmux;${esc}${esc}]52;c;YQ==\u0007${esc}\\`,
    );
  });

  it('is in pieces for screen, none longer than 768 bytes, which joined are the sequence', () => {
    const text = 'x'.repeat(5000);
    const sequence = clipboardSequence(text, { TERM: 'screen', STY: '1.pts-0' })!;
    const pieces = sequence.split(`${esc}\\`).slice(0, -1);
    for (const piece of pieces) {
      expect(piece.startsWith(`${esc}P`)).toBe(true);
      expect(piece.length + 2).toBeLessThanOrEqual(768);
    }
    expect(pieces.map((piece) => piece.slice(2)).join('')).toBe(clipboardSequence(text, { TERM: 'xterm' }));
  });

  it('is nothing for a terminal that would show it', () => {
    for (const TERM of ['linux', 'dumb', undefined]) expect(clipboardSequence('a', { TERM })).toBe(null);
  });
});
