import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardKeymap } from '../../src/explorer/keymap.js';
import { rowWidth } from '../../src/explorer/row.js';
import { screenRows } from '../../src/explorer/screen.js';
import { directory, file, gone } from '../images.js';
import { bigfile, everything } from './images.js';
import { inspectionsOf, type TestImage } from './inspection-of.js';
import { Journey } from './journey.js';

const odd: TestImage = {
  reference: `registry.example.com:5000/${'very/'.repeat(40)}long:tag`,
  layers: [
    {
      entries: {
        [`${'deep/'.repeat(60)}file`]: 'x',
        '漢字/テスト/ファイル名がとても長い場合はどうなるか.txt': 'wide',
        'e\u0301\u0301/👩‍👩‍👧‍👦 family': 'emoji',
        'tab\there': 'x',
        'new\nline': 'x',
        [`long${'-name'.repeat(80)}`]: file('x', { uid: 4294967295, gid: 4294967295, mode: 0o7777 }),
        empty: directory(),
      },
      step: `RUN ${'echo very long && '.repeat(80)}`,
    },
    ...Array.from({ length: 130 }, (_, i) => ({
      entries: { [`layer${i}`]: 'x', [`layer${i - 1}`]: gone },
      step: 'RUN x',
    })),
  ],
  problems: Array.from({ length: 700 }, (_, i) => ({
    code: 'dangling-whiteout' as const,
    message: 'The layer removes this path, but no layer below it has it.'.repeat(3),
    layer: i,
    path: Buffer.from(`gone/${i}`),
    offset: null,
  })),
};

const sizes = [
  [1, 1],
  [20, 5],
  [40, 10],
  [44, 14],
  [60, 19],
  [80, 24],
  [99, 20],
  [100, 17],
  [100, 18],
  [120, 36],
  [200, 60],
  [500, 200],
] as const;

const allKeys = standardKeymap.bindings
  .flatMap(({ keys }) => keys)
  .filter((key) => !['q', 'ctrl-c', 'ctrl-z'].includes(key));

describe.each([
  ['a small image', bigfile],
  ['everything', everything],
  ['odd names, many layers, many problems', odd],
  ['no layer at all', { layers: [] } as TestImage],
])('every screen of %s', (_name, image) => {
  it('has as many rows as the terminal, none of them too wide, and only the selected one padded', async () => {
    const inspections = await inspectionsOf(image);
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            { weight: 8, arbitrary: fc.constantFrom(...allKeys) },
            { weight: 1, arbitrary: fc.constantFrom(...sizes) },
            { weight: 1, arbitrary: fc.constant(null) },
          ),
          { maxLength: 40 },
        ),
        (steps) => {
          const journey = new Journey(80, 24);
          const left = [...inspections];
          for (const step of steps) {
            if (step === null) {
              const inspection = left.shift();
              if (inspection !== undefined) journey.send({ type: 'inspected', inspection });
            } else if (typeof step === 'string') journey.press(step);
            else journey.send({ type: 'resized', size: { columns: step[0], rows: step[1] } });
            const { columns, rows } = journey.state.size;
            const screen = screenRows(journey.state);
            expect(screen).toHaveLength(rows);
            for (const row of screen) {
              expect(rowWidth(row)).toBeLessThanOrEqual(Math.max(1, columns - 1));
              const last = row.at(-1);
              if (last !== undefined && last.style !== 'selected') expect(last.text).not.toMatch(/\S {2,}$/);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

it('cuts what it says instead of files where the terminal is narrow', async () => {
  const [waiting] = await inspectionsOf(bigfile);
  for (const state of ['waiting', 'reading', 'read', 'unreadable'] as const) {
    const inspection = { ...waiting!, layers: waiting!.layers.map((layer) => ({ ...layer, state })) };
    const journey = Journey.of(inspection, 40, 10).press('2', 'end');
    for (const row of screenRows(journey.state)) expect(rowWidth(row)).toBeLessThan(40);
  }
});
