import { describe, expect, it } from 'vitest';
import { groundIn } from '../../../components/ground-query.js';
import { groundOf, terminalTraits } from '../../../components/terminal-traits.js';
import { colourDepth } from '../../../components/themes/colour-depth.js';
import { standardSettings } from '../../../src/explorer/settings.js';
import { themeOf } from '../../../src/explorer/themes.js';

describe('how many colours a terminal has', () => {
  it.each([
    [{ TERM: 'xterm-256color', COLORTERM: 'truecolor' }, 'true'],
    [{ TERM: 'xterm-256color', COLORTERM: '24bit' }, 'true'],
    [{ TERM: 'xterm-256color' }, 256],
    [{ TERM: 'xterm-direct' }, 'true'],
    [{ TERM: 'xterm-kitty' }, 'true'],
    [{ TERM: 'xterm' }, 16],
    [{ TERM: 'linux' }, 16],
    [{}, 16],
    [{ TERM: 'tmux-256color', TMUX: '/tmp/tmux-0/default,1,0' }, 'true'],
    [{ TERM: 'screen', TMUX: '/tmp/tmux-0/default,1,0' }, 'true'],
    [{ TERM: 'screen-256color', STY: '1.pts', COLORTERM: 'truecolor' }, 256],
    [{ TERM: 'screen', COLORTERM: 'truecolor' }, 16],
    [{ TERM: 'xterm-256color', TERM_PROGRAM: 'Apple_Terminal' }, 256],
    [{ TERM: 'xterm-256color', FORCE_COLOR: '1' }, 16],
    [{ TERM: 'xterm', FORCE_COLOR: '3' }, 'true'],
    [{ TERM: 'xterm-256color', CI: 'true' }, 256],
  ] as const)('%j: %s', (env, depth) => {
    expect(colourDepth(env, 'linux')).toBe(depth);
  });
});

describe('the theme at first', () => {
  it.each([
    [{ TERM: 'xterm-256color' }, 'dark'],
    [{ TERM: 'xterm-256color', COLORFGBG: '0;15' }, 'light'],
    [{ TERM: 'xterm-256color', COLORFGBG: '15;default;0' }, 'dark'],
    [{ TERM: 'xterm' }, '16-colours'],
    [{ TERM: 'xterm-256color', NO_COLOR: '1' }, 'none'],
    [{ TERM: 'xterm-256color', NO_COLOR: '' }, 'dark'],
    [{ TERM: 'xterm-256color', FORCE_COLOR: '0' }, 'none'],
    [{ TERM: 'xterm-256color', NO_COLOR: '1', FORCE_COLOR: '2' }, 'dark'],
    [{ TERM: 'vt100' }, 'none'],
  ] as const)('%j: %s', (env, name) => {
    expect(themeOf(terminalTraits(env, standardSettings).theme)).toBe(name);
    // Who names one wants that one.
    expect(themeOf(terminalTraits(env, { ...standardSettings, theme: 'light' }).theme)).toBe('light');
  });

  it('knows the background by the numbers of rxvt', () => {
    expect(
      ['7;0', '0;7', '0;15', '15;8', '12;11', 'default;default', ''].map((COLORFGBG) => groundOf({ COLORFGBG })),
    ).toEqual(['dark', 'light', 'light', 'dark', 'light', null, null]);
  });

  it('knows it by what terminals answer', () => {
    const answer = (colour: string) => groundIn(`\u001b]11;${colour}\u001b\\`);
    expect(answer('rgb:0000/0000/0000')).toBe('dark');
    expect(answer('rgb:ffff/ffff/ffff')).toBe('light');
    expect(answer('rgb:fd/f6/e3')).toBe('light');
    expect(answer('rgb:28/2c/34')).toBe('dark');
    expect(answer('rgba:f/f/f/8')).toBe('light');
    expect(answer('?')).toBeNull();
    expect(groundIn('\u001b[?62;22c')).toBeNull();
  });

  it('has the signs that are asked for', () => {
    const signs = (LANG: string, wanted: 'auto' | 'ascii' | 'unicode') => {
      const { signs, ascii } = terminalTraits({ LANG }, { ...standardSettings, signs: wanted });
      return [signs.name, ascii];
    };
    expect(signs('C.UTF-8', 'auto')).toEqual(['unicode', false]);
    expect(signs('C.UTF-8', 'ascii')).toEqual(['ascii', false]);
    expect(signs('C', 'unicode')).toEqual(['unicode', false]);
    if (process.platform === 'linux') expect(signs('C', 'auto')).toEqual(['ascii', true]);
  });
});
