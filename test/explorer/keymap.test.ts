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

  it('of panes goes to each of them, and counts from where it began if a key comes in time', async () => {
    const journey = Journey.of(await inspectionOf(image)).press('1', '2');
    expect(journey.state.focus).toBe('files');
    expect(journey.rows().at(-1)).toMatch(/^ 12 {2}times/);
    expect(paneChosen(journey).press('j').selected()).toContain('file11');
    expect(journey.press('3', '2').state.focus).toBe('files');
    expect(paneChosen(journey).press('j').selected()).toContain('file12');
    expect(journey.press('1', '2', 'j').state).toMatchObject({ focus: 'files', layer: 0 });
    expect(journey.selected()).toContain('file24');
    // A key that does not count comes to the pane of the last digit.
    expect(journey.press('2', '1', 'enter').state.focus).toBe('files');
    expect(journey.press('1', '2', '?', 'escape').state.focus).toBe('files');
  });

  it('is a number for good with a digit that no pane has', async () => {
    const journey = paneChosen(Journey.of(await inspectionOf(image)).press('2'));
    journey.press('1', '0', '2');
    expect(journey.state).toMatchObject({ focus: 'files', count: { digits: '102' } });
    expect(paneChosen(journey.press('escape', '1', '5')).state.focus).toBe('files');
    expect(journey.press('1', '5', 'j').selected()).toContain('file25');
  });

  it('has its time anew with every digit', async () => {
    const journey = Journey.of(await inspectionOf(image)).press('1');
    const first = journey.state.count!;
    journey.press('2').send({ type: 'count-over', count: first });
    expect(journey.state.count?.digits).toBe('12');
    expect(journey.effects.filter(({ type }) => type === 'await-count')).toHaveLength(2);
  });

  it('has no digit that the config gives to something else', async () => {
    const overrides = new Map([
      ['down', ['5']],
      ['files-pane', ['7']],
    ]);
    const journey = Journey.of(await inspectionOf(image));
    journey.state = { ...journey.state, keymap: withKeys(standardKeymap, overrides).keymap };
    paneChosen(journey.press('7'));
    expect(journey.press('5', '5').selected()).toContain('file12');
    expect(journey.press('2', '5').selected()).toContain('file14');
    expect(journey.press('1', '7', '5').selected()).toContain('file31');
  });
});

describe('a number over the panes', () => {
  const lines = Array.from({ length: 300 }, (_, i) => `line ${i + 1}\n`).join('');

  async function inAFile(): Promise<Journey> {
    const journey = paneChosen(Journey.of(await inspectionOf({ layers: [{ entries: { text: lines } }] })).press('2'));
    const rows = Array.from({ length: 300 }, (_, i) => ({ line: i + 1, text: journey.state.title, spans: [] }));
    return journey
      .press('o')
      .send({ type: 'content-opened', kind: { size: lines.length, isText: true, format: null } })
      .send({ type: 'rows', page: { from: 0, rows, total: 300 } });
  }

  it('begins with any digit', async () => {
    const journey = await inAFile();
    expect(journey.press('1', '2', 'j').state).toMatchObject({ overlay: 'content', content: { top: 12 } });
    expect(journey.press('2', '0', 'G').state).toMatchObject({ overlay: 'content', content: { top: 19 } });
    expect(journey.press('2', 'j').state).toMatchObject({ overlay: 'content', content: { top: 21 } });
    expect(journey.press('5').rows().at(-1)).toMatch(/^ 5 {2}times/);
    expect(paneChosen(journey).state.overlay).toBe('content');
    expect(journey.press('?', '1', '2', 'j').state).toMatchObject({ overlay: 'help', overlayTop: 12 });
  });

  it('is that of a pane, if it is one digit and no key comes', async () => {
    for (const [key, focus] of [
      ['1', 'layers'],
      ['2', 'files'],
      ['3', 'path'],
    ] as const) {
      const journey = (await inAFile()).press(key);
      expect(journey.state).toMatchObject({ overlay: 'content', focus: 'files' });
      expect(paneChosen(journey).state).toMatchObject({ overlay: null, content: null, focus });
      expect(journey.effects.at(-1)).toEqual({ type: 'close-content' });
    }
    expect(paneChosen((await inAFile()).press('?', '1')).state).toMatchObject({ overlay: null, focus: 'layers' });
    expect(paneChosen((await inAFile()).press('1', '2')).state).toMatchObject({ overlay: 'content', focus: 'files' });
  });

  it('is given up with Esc, and nothing else', async () => {
    const journey = (await inAFile()).press('2', 'escape');
    expect(journey.state).toMatchObject({ overlay: 'content', count: null });
    expect(journey.press('j').state.content?.top).toBe(1);
    expect(journey.press('escape').state.overlay).toBeNull();
  });
});
