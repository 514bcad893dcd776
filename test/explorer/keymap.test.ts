import { describe, expect, it } from 'vitest';
import { keyLabel } from '../../src/explorer/key.js';
import { bindingNamed, bindingOf, keymap } from '../../src/explorer/keymap.js';
import { asciiSigns, unicodeSigns } from '../../src/explorer/signs.js';

describe('the keymap', () => {
  it('gives every key one meaning, and every binding a name', () => {
    const keys = keymap.flatMap((binding) => binding.keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(keymap.map(({ id }) => id)).size).toBe(keymap.length);
    for (const key of keys) expect(bindingOf(key)?.keys).toContain(key);
  });

  it('has the keys that people know from elsewhere', () => {
    const meant = {
      move: ['up', 'down', 'j', 'k'],
      page: ['pageup', 'pagedown'],
      edge: ['g', 'G', 'home', 'end'],
      fold: ['left', 'h'],
      unfold: ['right', 'l'],
      enter: ['enter', 'space'],
      'focus-next': ['tab', 'shift-tab'],
      overlay: ['?'],
      back: ['escape'],
      quit: ['q', 'ctrl-c'],
    };
    for (const [type, keys] of Object.entries(meant)) {
      for (const key of keys) expect(bindingOf(key)?.action.type, key).toBe(type);
    }
  });

  it('shows two keys in one hint only where both exist', () => {
    for (const { hint } of keymap) if (hint?.beside !== undefined) expect(bindingNamed(hint.beside)).toBeDefined();
  });

  it('has help that fits next to its keys on 80 columns', () => {
    for (const { help, keys } of keymap) {
      expect(help.length, help).toBeLessThanOrEqual(61);
      expect(keys.map((key) => keyLabel(key, unicodeSigns)).join(' ').length).toBeLessThanOrEqual(14);
    }
  });

  it('writes keys as keyboards do', () => {
    expect(['up', 'ctrl-c', 'space', 'pagedown', 'x', 'escape'].map((key) => keyLabel(key, asciiSigns))).toEqual([
      'Up',
      'Ctrl-C',
      'Space',
      'PgDn',
      'x',
      'Esc',
    ]);
  });
});
