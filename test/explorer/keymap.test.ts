import { describe, expect, it } from 'vitest';
import { keyLabel } from '../../src/explorer/key.js';
import { withKeys } from '../../src/explorer/key-overrides.js';
import { standardKeymap } from '../../src/explorer/keymap.js';
import { asciiSigns, unicodeSigns } from '../../src/explorer/signs.js';
import { inspectionOf } from './inspection-of.js';
import { Journey } from './journey.js';

const { bindings } = standardKeymap;

describe('the keymap', () => {
  it('gives every key one meaning in every place, and every binding a name', () => {
    const meanings = bindings.flatMap(({ keys, only }) =>
      keys.flatMap((key) => (only ?? ['everywhere']).map((place) => `${key} in ${place}`)),
    );
    expect(meanings.filter((meaning, i) => meanings.indexOf(meaning) !== i)).toEqual([]);
    expect(new Set(bindings.map(({ id }) => id)).size).toBe(bindings.length);
    for (const binding of bindings) {
      const place = { overlay: binding.only?.[0] ?? null };
      for (const key of binding.keys) expect(standardKeymap.at(key, place)).toBe(binding);
    }
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
      for (const key of keys) expect(standardKeymap.at(key, { overlay: null })?.action.type, key).toBe(type);
    }
  });

  it('shows two keys in one hint only where both exist', () => {
    for (const { hint } of bindings)
      if (hint?.beside !== undefined) expect(standardKeymap.named(hint.beside)).toBeDefined();
  });

  it('has help that fits next to its keys on 80 columns', () => {
    for (const { help, keys } of bindings) {
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

describe('a sentence that names a key', () => {
  const without = (...ids: string[]) => withKeys(standardKeymap, new Map(ids.map((id) => [id, []]))).keymap;
  const opened = async (keymap: typeof standardKeymap) => {
    const journey = Journey.of(await inspectionOf({ layers: [{ entries: { 'a.conf': 'a' } }] }));
    journey.state = { ...journey.state, keymap };
    return journey;
  };

  it('names the one that the config gives', async () => {
    const { keymap } = withKeys(
      standardKeymap,
      new Map([
        ['back', ['X']],
        ['treemap', ['Z']],
      ]),
    );
    const journey = (await opened(keymap)).press('backspace');
    expect(journey.rows().at(-1)).toContain('Open the treemap first: Z does.');
    expect(journey.press('I').screen()).toMatch(/ X closes\s*$/m);
    expect(journey.press('?').screen()).toMatch(/scroll, X closes$/m);
  });

  it('names the command, where the config gives none', async () => {
    const journey = (await opened(without('treemap', 'look'))).press('backspace');
    expect(journey.rows().at(-1)).toContain('Open the treemap first: :treemap does.');
    expect(journey.press(':', ...'treemap', 'enter').state.overlay).toBe('treemap');
    expect(journey.press('escape', '?').screen()).toMatch(/^ {3}:look {2,}look into the file/m);
  });

  it('is none that no longer has it', async () => {
    const journey = await opened(without(...bindings.map(({ id }) => id)));
    const told = journey.state.keymap.bindings
      .map(({ enabled }) => enabled(journey.state))
      .filter((why) => why !== true);
    const named = told.flatMap((why) =>
      [...(/: (\S+) (?:does|shows|goes|opens|reads|saves)/.exec(why) ?? [])].slice(1),
    );
    expect(told.length).toBeGreaterThan(5);
    expect(named.length).toBeGreaterThan(3);
    for (const name of named) expect(journey.state.keymap.named(name.slice(1))?.id).toBe(name.slice(1));
  });
});

/** A while after the number of a pane was pressed. */
function paneChosen(journey: Journey): Journey {
  return journey.send({ type: 'count-over', count: journey.state.count! });
}

describe('a number before a key', () => {
  const names = Array.from({ length: 30 }, (_, i) => `file${10 + i}`);
  const image = {
    layers: [
      { entries: Object.fromEntries(names.map((name) => [name, name])) },
      { entries: { a: 'a' } },
      { entries: { b: 'b' } },
      { entries: { c: 'c' } },
    ],
  };

  it('does it so often, and G goes to that row', async () => {
    const journey = paneChosen(Journey.of(await inspectionOf(image)).press('2'));
    expect(journey.press('5', 'j').selected()).toContain('file15');
    expect(journey.press('1', '2', 'j').selected()).toContain('file27');
    expect(journey.press('6', 'k').selected()).toContain('file21');
    expect(journey.press('4', 'G').selected()).toContain('file13');
    expect(journey.press('5', '?', 'escape', 'j').selected()).toContain('file14');
    expect(journey.press('2', ']').state.layer).toBe(2);
    expect(journey.press('1', '3', 'G').state).toMatchObject({ layer: 2, focus: 'files' });
  });

  it('may begin with the number of a pane, which goes there if nothing follows', async () => {
    const journey = paneChosen(Journey.of(await inspectionOf(image)).press('2')).press('1');
    expect(journey.state.focus).toBe('layers');
    expect(journey.press('0', 'j').state.focus).toBe('files');
    expect(journey.selected()).toContain('file20');
    expect(journey.press('1', 'j').state).toMatchObject({ focus: 'layers', layer: 1 });
    expect(journey.press('3', 'escape', '2').state.focus).toBe('files');
    paneChosen(journey);
    expect(journey.press('1', 'G').state).toMatchObject({ focus: 'layers', layer: 3 });
    expect(journey.press('4', 'g', '1', '2', 'G').state.layer).toBe(3);
  });

  it('is shown while it is typed, and given up with Esc', async () => {
    const journey = Journey.of(await inspectionOf(image)).press('4', '2');
    expect(journey.rows().at(-1)).toContain('42');
    expect(journey.press('escape', 'j').state.layer).toBe(1);
  });
});
