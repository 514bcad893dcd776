import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { targetAt } from '../../src/explorer/mouse/target-at.js';
import { layoutFor } from '../../src/explorer/room.js';
import { rowText, rowWidth } from '../../src/explorer/row.js';
import { screenParts, screenRows } from '../../src/explorer/screen.js';
import type { State } from '../../src/explorer/state.js';
import { displayWidth } from '../../src/format/display-width.js';
import { safeText } from '../../src/format/safe-text.js';
import { directory, gone } from '../images.js';
import { bigfile, everything } from './images.js';
import { inspectionOf, type TestImage } from './inspection-of.js';
import { Journey } from './journey.js';

type Button = 'left' | 'right' | 'back';

/** A hand on a mouse: it points at what the screen shows. */
class Hand {
  readonly journey: Journey;

  constructor(journey: Journey) {
    this.journey = journey;
  }

  static async on(image: TestImage, columns = 120, rows = 36): Promise<Hand> {
    return new Hand(Journey.of(await inspectionOf(image), columns, rows));
  }

  get state(): State {
    return this.journey.state;
  }

  /** The cell in which the text begins, and `right` columns beside it. */
  find(text: string, right = 0): { column: number; row: number } {
    const rows = this.journey.rows();
    const row = rows.findIndex((line) => line.includes(text));
    if (row < 0) throw new Error(`No row has "${text}":\n${rows.join('\n')}`);
    return { row, column: displayWidth(safeText(rows[row]!.slice(0, rows[row]!.indexOf(text)))) + right };
  }

  /** The selected row of the files pane. */
  selected(): string {
    return this.journey.rows().flatMap((row) => />[+~=-] .*$/u.exec(row) ?? [])[0] ?? '';
  }

  press(column: number, row: number, since = Number.POSITIVE_INFINITY, button: Button = 'left'): this {
    this.journey.send({ type: 'mouse', report: { kind: 'press', button, column, row, since } });
    this.journey.send({ type: 'mouse', report: { kind: 'release', button, column, row } });
    return this;
  }

  click(text: string, right = 0): this {
    const { column, row } = this.find(text, right);
    return this.press(column, row);
  }

  doubleClick(text: string): this {
    const { column, row } = this.find(text);
    return this.press(column, row).press(column, row, 120);
  }

  wheel(text: string, down: number, right = 0): this {
    this.journey.send({ type: 'mouse', report: { kind: 'wheel', ...this.find(text), down, right } });
    return this;
  }

  drag(fromColumn: number, toColumn: number, row: number): this {
    const send = (report: Parameters<Journey['send']>[0]) => this.journey.send(report);
    send({
      type: 'mouse',
      report: { kind: 'press', button: 'left', column: fromColumn, row, since: Number.POSITIVE_INFINITY },
    });
    send({ type: 'mouse', report: { kind: 'drag', button: 'left', column: toColumn, row } });
    send({ type: 'mouse', report: { kind: 'release', button: 'left', column: toColumn, row } });
    return this;
  }
}

const many: TestImage = {
  layers: [
    {
      entries: {
        ...Object.fromEntries(Array.from({ length: 90 }, (_, i) => [`file${100 + i}`, 'x'.repeat(i)])),
        'folder/inside': 'content',
        empty: directory(),
      },
    },
    ...Array.from({ length: 60 }, (_, i) => ({ entries: { [`layer${i}`]: 'x', [`layer${i - 1}`]: gone } })),
  ],
};

describe('a click', () => {
  it('selects a layer in the list, right of its text too, and gives the layers the keys', async () => {
    const hand = await Hand.on(bigfile);
    const { row } = hand.find('RUN rm');
    hand.journey.press('2');
    hand.press(layoutFor(hand.state).widths.layers - 1, row);
    expect(hand.state).toMatchObject({ layer: 2, focus: 'layers' });
  });

  it('on a band of the bar selects its layer, and leaves the keys where they are', async () => {
    const hand = await Hand.on(bigfile);
    hand.journey.press('2', 'escape', '2');
    const bar = hand.journey.rows()[1]!;
    hand.press(bar.length - 1, 1);
    expect(hand.state.layer).toBe(hand.state.inspection!.layers.length - 1);
    expect(hand.state.focus).toBe('files');
  });

  it('selects a file, and a second one opens it: a directory, or what a file holds', async () => {
    const hand = await Hand.on(many);
    hand.click('file100');
    expect(hand.selected()).toContain('file100');
    expect(hand.state.focus).toBe('files');
    expect(hand.state.overlay).toBeNull();
    const isOpen = () => hand.journey.screen().includes('inside');
    const before = isOpen();
    hand.doubleClick('folder/');
    expect(isOpen()).toBe(!before);
    hand.doubleClick('file101');
    expect(hand.state.overlay).toBe('content');
    expect(hand.journey.effects.at(-1)?.type).toBe('open-content');
  });

  it('means what the first one selected, also where that scrolled the list', async () => {
    const hand = await Hand.on(many);
    const last = hand.journey.rows().findLastIndex((row) => row.includes('file1'));
    const { row, column } = { row: last, column: 100 };
    const name = /file\d+/.exec(hand.journey.rows()[row]!)![0];
    hand.press(column, row).press(column, row, 200);
    expect(hand.state.overlay).toBe('content');
    expect(hand.journey.rows()[1]).toContain(name);
  });

  it('is no double click after a while, in another row, in another pane, or some columns beside', async () => {
    const hand = await Hand.on(many);
    const { row, column } = hand.find('file100');
    hand.press(column, row).press(column, row, 401);
    hand.press(column, row + 1, 100);
    hand.press(2, row + 1, 100).press(column, row + 1, 100);
    hand.press(column + 2, row + 1, 100);
    expect(hand.state.overlay).toBeNull();
  });

  it('on the triangle opens and closes a directory', async () => {
    const hand = await Hand.on(many);
    const isOpen = hand.journey.screen().includes('inside');
    hand.click('folder/', -2);
    expect(hand.journey.screen().includes('inside')).toBe(!isOpen);
    hand.click('folder/', -2);
    expect(hand.journey.screen().includes('inside')).toBe(isOpen);
  });

  it('on a double-clicked layer goes to its files', async () => {
    const hand = await Hand.on(bigfile);
    hand.doubleClick('RUN rm');
    expect(hand.state).toMatchObject({ layer: 2, focus: 'files' });
  });

  it('on headings gives the keys, on titles sorts, on hints does what their keys do', async () => {
    const hand = await Hand.on(many);
    hand.click('Files');
    expect(hand.state.focus).toBe('files');
    const titles = hand.journey.rows()[4]!;
    hand.press(titles.lastIndexOf('size'), 4);
    expect(hand.state.order).toMatchObject({ by: 'size', reversed: false });
    hand.press(titles.lastIndexOf('size'), 4);
    expect(hand.state.order).toMatchObject({ by: 'size', reversed: true });
    hand.press(titles.lastIndexOf('name'), 4);
    expect(hand.state.order).toMatchObject({ by: 'name', reversed: false });
    hand.click('? help', 3);
    expect(hand.state.overlay).toBe('help');
    hand.press(10, 10, Number.POSITIVE_INFINITY, 'right');
    expect(hand.state.overlay).toBeNull();
    const { layer } = hand.state;
    hand.click('[] layer', 1);
    expect(hand.state.layer).toBe(layer + 1);
    hand.click('[] layer');
    expect(hand.state.layer).toBe(layer);
    hand.click('q quit');
    expect(hand.journey.effects.at(-1)).toEqual({ type: 'quit' });
  });

  it('on the tabs of a small window changes the pane', async () => {
    const hand = await Hand.on(many, 60, 14);
    hand.click('2 Files', 3);
    expect(hand.state.focus).toBe('files');
    hand.click('3 Path');
    expect(hand.state.focus).toBe('path');
  });

  it('on figures of the header goes to what they count', async () => {
    const hand = await Hand.on(everything, 160, 40);
    hand.click('hidden ');
    expect(hand.state.overlay).toBe('hidden');
  });

  it('selects in a list that lies over the panes, opens with two, and turns to its text', async () => {
    const hand = await Hand.on(everything);
    hand.journey.press('H');
    const row = 6;
    hand.press(20, row);
    expect(hand.journey.rows()[row]).toMatch(/^>/);
    hand.press(100, 12);
    expect(hand.state.hidden.reading).toBe(true);
    hand.press(20, row);
    expect(hand.state.hidden.reading).toBe(false);
    hand.press(20, row).press(20, row, 50);
    expect(hand.state.overlay).toBeNull();
  });

  it('selects an instruction in the Dockerfile, and two go to its layer', async () => {
    const hand = await Hand.on(bigfile);
    hand.journey.press('I');
    hand.click('COPY bigfile');
    expect(hand.journey.row('COPY bigfile')).toMatch(/^>/);
    expect(hand.state.layer).toBe(0);
    hand.doubleClick('RUN rm');
    expect(hand.state).toMatchObject({ overlay: null, focus: 'layers', layer: 2 });
  });

  it('selects an area of the treemap, also where something in it is drawn, and two go in', async () => {
    const entries = { 'large/most': 'x'.repeat(600), 'large/more': 'x'.repeat(400), 'small/some': 'x'.repeat(500) };
    const hand = await Hand.on({ layers: [{ entries }] });
    hand.journey.press('t');
    const selected = () => hand.journey.rows().at(-2)!;
    for (const [name, at] of [
      ['small', '/small/'],
      ['large', '/large/'],
      ['some', '/small/'],
      ['most', '/large/'],
    ] as const) {
      hand.click(name);
      expect(selected(), name).toContain(` ${at} `);
    }
    hand.doubleClick('more');
    expect(hand.journey.rows()[1]).toContain(' /large/ ');
    hand.click('more');
    expect(selected()).toContain(' /large/more ');
    hand.doubleClick('most');
    expect(hand.selected()).toContain('most');
  });

  it('with the right button or Back goes a step back, also from what is being typed', async () => {
    const hand = await Hand.on(bigfile);
    hand.journey.press('2', 'F');
    expect(hand.state.prompt).not.toBeNull();
    hand.press(5, 5, 1000, 'right');
    expect(hand.state).toMatchObject({ prompt: null, focus: 'files' });
    hand.press(5, 5, 1000, 'back');
    expect(hand.state.focus).toBe('layers');
  });

  it('does nothing to what is being typed', async () => {
    const hand = await Hand.on(bigfile);
    hand.journey.press('F', 'a', 'b');
    hand.press(60, 8);
    expect(hand.state.prompt?.text).toBe('ab');
  });

  it('on what is said in the place of the hints does not do what they would', async () => {
    const hand = await Hand.on(bigfile);
    const { column, row } = hand.find('q quit');
    hand.journey.press('escape');
    expect(hand.journey.rows()[row]).toContain('leaves');
    hand.press(column, row);
    expect(hand.journey.effects.map(({ type }) => type)).not.toContain('quit');
  });
});

describe('the wheel', () => {
  it('scrolls what is under the mouse, and keeps what is selected as long as it is in sight', async () => {
    const hand = await Hand.on(many);
    hand.journey.press('j', 'k');
    const { cursor } = hand.state;
    hand.journey.press('2', ...Array.from({ length: 12 }, () => 'j'));
    const selected = hand.selected();
    hand.wheel('file100', 1);
    expect(hand.state.filesTop).toBe(3);
    expect(hand.selected()).toBe(selected);
    expect(hand.state.cursor).not.toBe(cursor);
    hand.wheel('file110', 8);
    expect(hand.state.filesTop).toBe(27);
    expect(hand.selected()).not.toBe('');
    expect(hand.selected()).not.toBe(selected);
    hand.wheel('file14', -100);
    expect(hand.state.filesTop).toBe(0);
    expect(hand.state.focus).toBe('files');
  });

  it('scrolls the layers without another one being selected, and ends at the end', async () => {
    const hand = await Hand.on(many);
    hand.journey.press('5', 'j');
    hand.wheel('made by', 1);
    expect(hand.state).toMatchObject({ layersTop: 3, layer: 5 });
    hand.wheel('made by', 1000);
    const room = hand.state.inspection!.layers.length - hand.state.layersTop;
    expect(hand.journey.rows()[5 + room - 1]).toContain('60');
    expect(hand.state.layer).toBeGreaterThanOrEqual(hand.state.layersTop);
    const top = hand.state.layersTop;
    expect(hand.wheel('made by', 5).state.layersTop).toBe(top);
  });

  it('scrolls help, and the text beside a list without taking the keys', async () => {
    const hand = await Hand.on(everything, 120, 20);
    hand.journey.press('?');
    hand.journey.send({ type: 'mouse', report: { kind: 'wheel', column: 3, row: 5, down: 2, right: 0 } });
    expect(hand.state.overlayTop).toBe(6);
    hand.journey.press('escape', 'H');
    const { cursor } = hand.state.hidden;
    hand.journey.send({ type: 'mouse', report: { kind: 'wheel', column: 110, row: 5, down: 1, right: 0 } });
    expect(hand.state.hidden).toMatchObject({ cursor, reading: false });
  });
});

describe('the divider', () => {
  it('is dragged, stays where it was put, and keeps both sides readable', async () => {
    const hand = await Hand.on(bigfile);
    const at = () => layoutFor(hand.state).widths.layers;
    const own = at();
    hand.drag(own, 60, 12);
    expect(at()).toBe(60);
    expect(hand.find('Files').column).toBeGreaterThan(60);
    // Released: the mouse moves over the panes, and nothing happens.
    hand.journey.send({ type: 'mouse', report: { kind: 'drag', button: 'left', column: 80, row: 9 } });
    expect(at()).toBe(60);
    hand.drag(61, 0, 12);
    expect(at()).toBe(32);
    hand.drag(32, 119, 12);
    expect(layoutFor(hand.state).widths.files).toBe(40);
    hand.press(at(), 12).press(at(), 12, 100);
    expect(hand.state.split).toBeNull();
    expect(at()).toBe(own);
  });

  it('keeps its share in another window', async () => {
    const hand = await Hand.on(bigfile, 120, 36);
    hand.drag(layoutFor(hand.state).widths.layers, 60, 12);
    hand.journey.send({ type: 'resized', size: { columns: 200, rows: 50 } });
    expect(layoutFor(hand.state).widths.layers).toBe(100);
  });

  it('is moved by keys, as often as a number says, and by none where there is none', async () => {
    const hand = await Hand.on(bigfile);
    const own = layoutFor(hand.state).widths.layers;
    hand.journey.press('>', '>', '<');
    expect(layoutFor(hand.state).widths.layers).toBe(own + 2);
    hand.journey.press('4', '>');
    expect(layoutFor(hand.state).widths.layers).toBe(own + 10);
    hand.journey.press('+', '<');
    expect(hand.state.notice).toContain('all panes');
  });
});

describe('the mouse', () => {
  it('is given to the terminal, which is said, and taken back', async () => {
    const hand = await Hand.on(bigfile);
    hand.journey.press('ctrl-s');
    expect(hand.journey.effects.at(-1)).toEqual({ type: 'mouse', on: false });
    expect(hand.journey.rows().at(-1)).toContain('Ctrl-S takes it back');
    hand.journey.press('j', 'ctrl-s');
    expect(hand.journey.effects.at(-1)).toEqual({ type: 'mouse', on: true });
    expect(hand.journey.rows().at(-1)).not.toContain('Ctrl-S');
  });

  it.each(['?', 'H', 'C', 'I', 't', 'i', '*'])(
    'closes what %s laid over the panes, on the words that say so',
    async (key) => {
      const hand = await Hand.on(everything);
      hand.journey.press('j', 'l', 'G', 'k', key);
      expect(hand.state.overlay).not.toBeNull();
      hand.click('Esc closes');
      expect(hand.state.overlay).toBeNull();
    },
  );

  it('chooses an image', async () => {
    const image = (reference: string) => ({ reference, tags: [], platform: null, digest: null }) as never;
    const journey = new Journey(80, 24).send({
      type: 'found',
      choice: {
        kind: 'choose',
        reason: 'image',
        images: [image('a:1'), image('b:2'), image('c:3')],
        preferred: null,
      } as never,
    });
    const hand = new Hand(journey);
    hand.click('b:2');
    expect(hand.state.choiceAt).toBe(1);
    hand.doubleClick('c:3');
    expect(journey.effects.at(-1)).toMatchObject({ type: 'inspect', candidate: { reference: 'c:3' } });
  });
});

describe.each([
  ['bigfile', bigfile],
  ['everything', everything],
  ['many', many],
  ['no layer', { layers: [] } as TestImage],
])('wherever one points in %s', (_name, image) => {
  it('the part that is drawn there is found, and nothing that is done breaks the screen', async () => {
    const inspection = await inspectionOf(image);
    const cell = { column: fc.nat(219), row: fc.nat(59) };
    const report = fc.oneof(
      fc.record({
        kind: fc.constant('press' as const),
        button: fc.constantFrom('left' as const, 'left' as const, 'left' as const, 'right' as const, 'middle' as const),
        since: fc.constantFrom(50, 5000),
        ...cell,
      }),
      fc.record({ kind: fc.constant('drag' as const), button: fc.constant('left' as const), ...cell }),
      fc.record({ kind: fc.constant('release' as const), button: fc.constant('left' as const), ...cell }),
      fc.record({
        kind: fc.constant('wheel' as const),
        down: fc.integer({ min: -9, max: 9 }),
        right: fc.nat(1),
        ...cell,
      }),
    );
    const step = fc.oneof(
      { weight: 8, arbitrary: report },
      {
        weight: 2,
        arbitrary: fc.constantFrom('j', 'H', 'p', '?', 'v', '.', '=', 'tab', '+', 'escape', 'w', 'C', '<', '>'),
      },
      {
        weight: 1,
        arbitrary: fc.record({ columns: fc.integer({ min: 1, max: 220 }), rows: fc.integer({ min: 1, max: 60 }) }),
      },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const journey = Journey.of(inspection, 120, 36);
        for (const next of steps) {
          if (typeof next === 'string') journey.press(next);
          else if ('kind' in next) journey.send({ type: 'mouse', report: next });
          else journey.send({ type: 'resized', size: next });
          const { columns, rows } = journey.state.size;
          const screen = screenRows(journey.state);
          expect(screen).toHaveLength(rows);
          for (const row of screen) expect(rowWidth(row)).toBeLessThanOrEqual(Math.max(1, columns - 1));
          // What a part draws stays in its rectangle, so what one points at is what one sees there.
          for (const { rows: drawn, width, left } of screenParts(journey.state)) {
            for (const row of drawn) expect(rowWidth(row), rowText(row)).toBeLessThanOrEqual(Math.max(1, width));
            expect(left + width).toBeLessThanOrEqual(Math.max(1, columns));
          }
          targetAt(journey.state, columns - 1, rows - 1);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('what may be pressed or typed next', () => {
  it('is not gone into by a right click, which closes the menu alone', async () => {
    const hand = await Hand.on(everything);
    for (const button of ['right', 'back'] as const) {
      hand.journey.press('H', 'y');
      expect(hand.state).toMatchObject({ overlay: 'hidden', menu: 'copy' });
      expect(hand.press(5, 5, 1000, button).state).toMatchObject({ overlay: 'hidden', menu: null });
      expect(hand.press(5, 5, 1000, button).state.overlay).toBeNull();
    }
  });

  it('is done by a click: a key of a menu, and the way out of it', async () => {
    const hand = await Hand.on(everything);
    hand.journey.press('2', 'y');
    const { effects } = hand.journey;
    hand.click('Esc');
    expect(hand.state).toMatchObject({ menu: null, focus: 'files' });
    hand.journey.press('y');
    const before = effects.length;
    hand.click('p path');
    expect(hand.state.menu).toBeNull();
    expect(hand.journey.effects.slice(before)).toContainEqual(expect.objectContaining({ type: 'copy' }));
    hand.journey.press('y');
    const row = hand.state.layer;
    hand.click('Layers');
    expect(hand.state).toMatchObject({ menu: null, focus: 'layers', layer: row });
  });

  it('is chosen by a click and gone through by the wheel: what a command may become', async () => {
    const hand = await Hand.on(everything);
    hand.journey.press(':');
    const top = hand.find('Commands and paths').row;
    const turn = (down: 1 | -1) =>
      hand.journey.send({ type: 'mouse', report: { kind: 'wheel', column: 5, row: top + 1, down, right: 0 } });
    turn(1);
    turn(1);
    expect(hand.state.palette.at).toBe(2);
    turn(-1);
    turn(-1);
    turn(-1);
    expect(hand.state.palette.at).toBe(0);
    hand.journey.press(...'zoom');
    hand.click('alone on the screen');
    expect(hand.state).toMatchObject({ prompt: null, zoomed: true });
  });
});
