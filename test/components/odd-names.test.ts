import { Unicode11Addon } from '@xterm/addon-unicode11';
import { Terminal } from '@xterm/headless';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paint } from '../../components/paint.js';
import { lookOf } from '../../components/terminal-traits.js';
import { rowText, rowWidth } from '../../src/explorer/row.js';
import { screenRows } from '../../src/explorer/screen.js';
import { inspectionOf } from '../explorer/inspection-of.js';
import { Journey } from '../explorer/journey.js';
import { gone } from '../images.js';

/** What names are made of, in characters that Unicode 11 has: later ones terminals know by and by, and nobody knows which. */
const ranges: readonly (readonly [number, number])[] = [
  [0x00, 0x7f],
  [0x80, 0xff],
  [0x300, 0x36f],
  [0x591, 0x5f4],
  [0x600, 0x6ff],
  [0x904, 0x97f],
  [0xe01, 0xe5b],
  [0x1100, 0x11ff],
  [0x2000, 0x206f],
  [0x2190, 0x23ff],
  [0x2600, 0x262f],
  [0x3041, 0x30ff],
  [0x4e00, 0x9fef],
  [0xac00, 0xd7a3],
  [0xff01, 0xff60],
  [0x1f1e6, 0x1f1ff],
  [0x1f300, 0x1f64f],
  [0x1f910, 0x1f93a],
];

const whole = [
  '👩‍👩‍👧‍👦',
  '🇦🇶',
  '1️⃣',
  '👍🏽',
  '☀️',
  '❤️‍🔥',
  'e\u0301\u0327',
  'שלום',
  'مرحبا',
  '\u202egnp.exe',
  '\u001b[31m',
  '각',
  'क्षि',
  'กำ',
  '한',
];

const character = fc.oneof(
  ...ranges.map(([first, last]) => fc.integer({ min: first, max: last }).map((code) => String.fromCodePoint(code))),
  fc.constantFrom(...whole),
);
const name = fc
  .array(character, { minLength: 1, maxLength: 24 })
  .map((characters) => characters.join('').replace(/[/\0]/g, '_').replace(/^\.+/, '_'))
  .map((text) => (text.startsWith('.wh') ? `_${text}` : text));

/** A terminal with a row as wide as anything gets, and no end of it. */
function emulator(): Terminal {
  const terminal = new Terminal({ cols: 520, rows: 3, allowProposedApi: true });
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  return terminal;
}

describe('whatever names there are', () => {
  it('no row is wider on a terminal than it is meant to be, and what stands right of a name stands where it should', async () => {
    const terminal = emulator();
    const look = lookOf({ choice: 'dark', ground: 'dark', fixed: null }, { depth: 'true', ascii: false });
    await fc.assert(
      fc.asyncProperty(
        fc.array(name, { minLength: 2, maxLength: 8 }),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.constantFrom('j', '2', '3', 'H', '=', 'v', '.', 'w', '?', 'escape', 'tab', '+'), { maxLength: 6 }),
        async (names, columns, rows, keys) => {
          const [first = '', ...others] = [...new Set(names)];
          const inspection = await inspectionOf({
            layers: [
              {
                entries: {
                  [`${first}/${others[0] ?? 'x'}`]: 'x',
                  ...Object.fromEntries(others.map((other) => [`d/${other}`, 'y'])),
                },
              },
              { entries: { [`${first}/${others[0] ?? 'x'}`]: gone, z: 'z' } },
            ],
          });
          const journey = Journey.of(inspection, columns, rows).press(...keys);
          for (const row of screenRows(journey.state)) {
            expect(rowWidth(row)).toBeLessThanOrEqual(Math.max(1, columns - 1));
            // To the start of an empty line, and a mark behind the row: it stands where the row ends.
            await new Promise<void>((done) => terminal.write(`\u001b[2J\u001b[H${paint(row, look)}`, done));
            expect(terminal.buffer.active.cursorY, rowText(row)).toBe(0);
            expect(terminal.buffer.active.cursorX, rowText(row)).toBe(rowWidth(row));
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
