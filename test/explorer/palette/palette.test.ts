import { describe, expect, it } from 'vitest';
import { withKeys } from '../../../src/explorer/key-overrides.js';
import { standardKeymap } from '../../../src/explorer/keymap.js';
import { keyFor } from '../../../src/explorer/keys/key-for.js';
import { selectedCandidate } from '../../../src/explorer/palette/candidates.js';
import { commands } from '../../../src/explorer/palette/commands.js';
import { screenRows } from '../../../src/explorer/screen.js';
import { unicodeSigns } from '../../../src/explorer/signs.js';
import { directory, gone, symlink } from '../../images.js';
import { inspectionOf } from '../inspection-of.js';
import { Journey } from '../journey.js';

const inspection = await inspectionOf({
  layers: [
    {
      entries: {
        'etc/': directory(),
        'etc/passwd': 'root',
        'etc/passwd-': 'root',
        'etc/pam.d/login': 'x',
        'usr/bin/su': 'su',
        bin: symlink('usr/bin'),
        'odd\u001bname': 'x',
      },
      step: 'ADD base /',
    },
    { entries: { 'srv/app/key': 'secret' }, step: 'COPY app /srv' },
    { entries: { 'srv/app': gone }, step: 'RUN rm' },
  ],
});
const { tree } = inspection.stack;
const node = (path: string) => tree.find(Buffer.from(path));

const typing = (text: string) => [...text].map((key) => (key === ' ' ? 'space' : key));
const asked = (text: string, columns = 120, rows = 36) =>
  Journey.of(inspection, columns, rows).press(':', ...typing(text));

/** The row that Enter runs. */
function chosen(journey: Journey): string {
  const rows = journey.rows();
  const offered = rows.slice(rows.findIndex((row) => row.includes('Commands and paths')));
  return offered.find((row) => row.startsWith('>')) ?? '';
}

describe('commands', () => {
  it('have every key among them, with what it does', () => {
    const journey = asked('');
    const offered = standardKeymap.bindings.length - 1 + commands.length;
    expect(journey.rows().at(-1)).toContain(String(offered));
    for (const { id } of standardKeymap.bindings) {
      if (id === 'palette') continue;
      const found = asked(id);
      expect(found.screen(), id).toMatch(new RegExp(`^[> ] ${id} `, 'm'));
    }
  });

  it('are found by parts of their names and of what they do', () => {
    expect(chosen(asked('hid li'))).toContain('hidden-list');
    expect(asked('largest').screen()).toMatch(/flat/);
    expect(chosen(asked('zm'))).toMatch(/zoom .* \+\s*$/);
    expect(asked('no such thing').rows().at(-1)).toContain('nothing is like that');
    expect(asked('no such thing').press('enter').rows().at(-1)).toContain('No command is like that.');
  });

  it('do what their keys do', () => {
    for (const [name, key] of [
      ['zoom', '+'],
      ['view', 'v'],
      ['hidden-list', 'H'],
      ['flat', 'L'],
      ['help', '?'],
      ['files-pane', '2'],
      ['why', 'w'],
    ] as const) {
      const text = name === 'view' ? 'next view' : name;
      const typed = asked(text).press('enter');
      const pressed = Journey.of(inspection).press(key);
      if (key === '2') pressed.send({ type: 'count-over', count: pressed.state.count! });
      expect({ ...typed.state, palette: null }, name).toEqual({ ...pressed.state, palette: null });
    }
    expect(asked('quit').press('enter').effects).toEqual([{ type: 'quit' }]);
  });

  it('stay in the list where they do nothing now, and say why', () => {
    const journey = asked('wrap');
    expect(journey.row('> wrap')).toContain('Look into a file first: o does.');
    expect(journey.press('enter').rows().at(-1)).toContain('Look into a file first: o does.');
    // `n` is the next place in a file there, and that alone.
    const content = Journey.of(inspection).press('2');
    content
      .send({ type: 'count-over', count: content.state.count! })
      .press(':', ...typing('/etc/passwd'), 'enter', 'o');
    expect(content.press(':', ...typing('next-found')).row('> next-found')).toContain('means something else');
  });

  it('are found by what the explorer tells to type where the config gives no key', () => {
    const ids = standardKeymap.bindings.map(({ id }) => id).filter((id) => id !== 'palette');
    const { keymap } = withKeys(standardKeymap, new Map(ids.map((id) => [id, []])));
    for (const id of ids) {
      const told = keyFor({ keymap, signs: unicodeSigns }, id);
      expect(told).toBe(`:${id}`);
      const journey = Journey.of(inspection);
      journey.state = { ...journey.state, keymap };
      journey.press(...typing(told));
      expect(selectedCandidate(journey.state)?.actions, id).toEqual([keymap.named(id)!.action]);
    }
    const sorted = Journey.of(inspection).press(':', ...typing('sort'), 'enter');
    expect(sorted.state).toMatchObject({ prompt: null, order: Journey.of(inspection).press('s').state.order });
    expect(chosen(asked('sort '))).toContain('sort name');
    // What takes no key is asked for the rest as before.
    expect(asked('layer').press('enter').state.prompt?.text).toBe('layer ');
  });

  it('take what is about the overlay that is open', () => {
    const journey = Journey.of(inspection).press('H', ':', ...typing('regroup'), 'enter');
    expect(journey.state).toMatchObject({ overlay: 'hidden', hidden: { grouping: 'directory' } });
  });
});

describe('commands with something behind them', () => {
  it('go to layers, and say which there are', () => {
    expect(asked('layer 2').press('enter').state.layer).toBe(2);
    expect(asked('layer ').row('> layer 0')).toContain('ADD base /');
    expect(asked('layer 7').press('enter').rows().at(-1)).toContain('Layers are numbers from 0 to 2.');
    expect(Journey.of(inspection).press('H', ':', ...typing('layer 1'), 'enter').state).toMatchObject({
      overlay: null,
      layer: 1,
    });
  });

  it('ask for it where it is missing', () => {
    const journey = asked('layer').press('enter');
    expect(journey.state.prompt?.text).toBe('layer ');
    expect(journey.press('1', 'enter').state.layer).toBe(1);
  });

  it('compare two layers as the mark does', () => {
    const by = asked('compare 0 2').press('enter').state;
    expect(by).toMatchObject({ mark: 0, layer: 2, view: 'since-mark', notice: null });
    const twice = Journey.of(inspection).press('M', 'v', ':', ...typing('compare 0 1'), 'enter').state;
    expect(twice).toMatchObject({ mark: 0, layer: 1, view: 'since-mark' });
    expect(asked('compare 1').press('enter').rows().at(-1)).toContain('Two layers: compare 0 3');
  });

  it('choose views, orders, themes and filters by their names', () => {
    expect(asked('view filesystem').press('enter').state.view).toBe('filesystem');
    expect(asked('sort size').press('enter').state.order).toMatchObject({ by: 'size', reversed: false });
    expect(asked('sort name').press('enter').state.order).toMatchObject({ by: 'name', reversed: false });
    expect(asked('theme light').press('enter').state.theme.choice).toBe('light');
    expect(asked('filter pass').press('enter').state.filter).toMatchObject({ text: 'pass' });
    expect(asked('filter pass').press('enter', ':', ...typing('filter '), 'enter').state.filter).toBe(null);
    expect(asked('sort colour').press('enter').rows().at(-1)).toContain('One of these: name, size');
  });
});

describe('paths', () => {
  it('are completed as in a shell', () => {
    expect(asked('/e').press('tab').state.prompt?.text).toBe('/etc/');
    expect(asked('/etc/p').press('tab').state.prompt?.text).toBe('/etc/pa');
    expect(asked('/etc/pas').press('tab').state.prompt?.text).toBe('/etc/passwd');
    expect(asked('/etc/pas').press('down', 'tab').state.prompt?.text).toBe('/etc/passwd-');
    const rows = asked('/etc/').rows();
    const at = rows.findIndex((row) => row.includes('Commands and paths'));
    expect(rows.slice(at + 1, -1).map((row) => row.slice(2).split(' ')[0])).toEqual([
      '/etc/',
      'pam.d/',
      'passwd',
      'passwd-',
    ]);
    expect(asked('goto /etc/pam').press('tab').state.prompt?.text).toBe('goto /etc/pam.d/');
  });

  it('are gone to, with the directories above them open', () => {
    const journey = asked('/etc/pam.d/login').press('enter');
    expect(journey.state).toMatchObject({ focus: 'files', cursor: node('etc/pam.d/login') });
    expect(journey.selected()).toContain('login');
    expect(asked('goto /etc').press('enter').selected()).toContain('etc/');
  });

  it('lead through symbolic links', () => {
    expect(asked('/bin/').row('su ')).toBeDefined();
    expect(asked('/bin/s').press('enter').state.cursor).toBe(node('usr/bin/su'));
  });

  it('are shown where they are: in the filesystem, or in that of the nearest layer', () => {
    const later = Journey.of(inspection).press('j', ':', ...typing('/etc/passwd'), 'enter').state;
    expect(later).toMatchObject({ view: 'filesystem', layer: 1, cursor: node('etc/passwd') });
    const removed = Journey.of(inspection).press('j', 'j', 'v', 'v', ':', ...typing('/srv/app/key'), 'enter');
    expect(removed.state).toMatchObject({ view: 'filesystem', layer: 1, cursor: node('srv/app/key') });
    expect(removed.rows().at(-1)).toContain('It is not there after layer 2: this is how it was after layer 1.');
  });

  it('show no control characters, and are gone to all the same', () => {
    const journey = asked('/odd');
    expect(journey.row('> odd')).toContain('odd\\x1bname');
    expect(journey.press('enter').state.cursor).toBe(node('odd\u001bname'));
  });

  it('that are not there are said not to be', () => {
    expect(asked('/nothing/here').press('enter').rows().at(-1)).toContain('No path is like that.');
  });

  it('of a directory with 25 000 names are the first ones of it, and it says how many more', async () => {
    const names = Array.from({ length: 25_000 }, (_, i) => `many/file${String((i * 7919) % 25_000).padStart(5, '0')}`);
    const many = await inspectionOf({ layers: [{ entries: Object.fromEntries(names.map((name) => [name, ''])) }] });
    const journey = Journey.of(many).press(':', ...typing('/many/'));
    expect(journey.row('and')).toContain('and 24 800 more');
    expect(journey.row('file0000')).toContain('file00000');
    expect(
      journey
        .press(...typing('file12'))
        .rows()
        .at(-1),
    ).toContain('1 000');
    expect(chosen(journey.press('tab', ...typing('3')))).toContain('file12300');
  });
});

describe('what was run', () => {
  it('comes back with Up on an empty line', () => {
    const journey = asked('layer 1').press('enter', ':', ...typing('zoom'), 'enter', ':', 'up');
    expect(journey.state.prompt?.text).toBe('zoom');
    expect(journey.press('up').state.prompt?.text).toBe('layer 1');
    expect(journey.press('up').state.prompt?.text).toBe('layer 1');
    expect(journey.press('down', 'down').state.prompt?.text).toBe('');
    expect(journey.press('up', 'up', 'enter').state.layer).toBe(1);
  });

  it('is nothing after Esc', () => {
    const before = Journey.of(inspection);
    const after = asked('zoom').press('escape');
    expect({ ...after.state, palette: null }).toEqual({ ...before.state, palette: null });
  });
});

it.each([
  [40, 10],
  [44, 14],
  [80, 24],
  [200, 60],
])('has as many rows as a terminal of %i by %i, none too wide', (columns, rows) => {
  for (const text of ['', '/', 'layer ', 'nothing at all']) {
    const journey = asked(text, columns, rows);
    expect(screenRows(journey.state)).toHaveLength(rows);
    for (const row of journey.rows()) expect(row.length).toBeLessThan(columns);
  }
});
