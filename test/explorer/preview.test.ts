import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Preview } from '../../src/content/preview-content.js';
import { layoutOf, previewFrom } from '../../src/explorer/layout.js';
import { PreviewEffects } from '../../src/explorer/preview/preview-effects.js';
import type { Shown } from '../../src/explorer/preview/preview-view.js';
import { safeText } from '../../src/format/safe-text.js';
import { ImageError } from '../../src/problem/errors.js';
import { directory, symlink } from '../images.js';
import { idleWorld } from './idle-world.js';
import { inspectionOf } from './inspection-of.js';
import { Journey } from './journey.js';

const inspection = await inspectionOf({
  layers: [
    {
      entries: {
        'etc/big.conf': 'x'.repeat(3000),
        'etc/empty/': directory(),
        'etc/link': symlink('big.conf'),
        'etc/small.conf': 'y',
      },
    },
  ],
});

/** The right third of the screen, without empty lines. */
const pane = (journey: Journey) =>
  journey.rows().flatMap((row) => {
    const parts = row.split(' │');
    return parts.length < 3 || parts[2]!.trim() === '' ? [] : [parts[2]!.trim().replace(/ {2,}/g, '  ')];
  });

const previewOf = (...lines: string[]): Preview => ({
  kind: { size: 3000, isText: true, format: null },
  page: { form: 'text', rows: lines.map((text, i) => ({ line: i + 1, text: safeText(text), spans: [] })) },
});

/** What was asked for last. */
const asked = ({ effects }: Journey) => effects.findLast((effect) => effect.type === 'preview');

function answered(journey: Journey, what: Shown['what']): Journey {
  const { node, version } = asked(journey)!;
  return journey.send({ type: 'previewed', shown: { node, version, what } });
}

describe('the preview', () => {
  it('shows how the selected file begins, beside the files', () => {
    const journey = Journey.of(inspection, 160, 40).press('tab', 'j', 'j');
    answered(journey, { kind: 'file', preview: previewOf('first', 'second') });
    expect(pane(journey)).toEqual(['big.conf  3.00 kB  text', '1  first', '2  second']);
    expect(journey.selected()).toContain('big.conf');
  });

  it('shows the largest things of a directory, and where a link leads', () => {
    const journey = Journey.of(inspection, 160, 40).press('tab');
    answered(journey, { kind: 'directory' });
    expect(pane(journey)).toEqual([
      'etc/  4 entries',
      '3.00 kB ████████ big.conf',
      '1 B  small.conf',
      '0 B  empty/',
      '0 B  link',
    ]);
    answered(journey.press('j', 'j', 'j'), { kind: 'nothing' });
    expect(pane(journey)).toEqual(['link', '→ big.conf']);
  });

  it('shows bytes with all of their text, as many as fit into a row', () => {
    const bytes = Uint8Array.from({ length: 40 }, (_, i) => 0x41 + i);
    const preview: Preview = { kind: { size: 40, isText: false, format: null }, page: { form: 'bytes', bytes } };
    const journey = Journey.of(inspection, 160, 40).press('tab', 'j', 'j');
    answered(journey, { kind: 'file', preview });
    expect(pane(journey).slice(1, 3)).toEqual([
      '00000000  41 42 43 44 45 46 47 48  ABCDEFGH',
      '00000008  49 4a 4b 4c 4d 4e 4f 50  IJKLMNOP',
    ]);
    journey.send({ type: 'resized', size: { columns: 300, rows: 40 } });
    expect(pane(journey)[1]).toBe('00000000  41 42 43 44 45 46 47 48  49 4a 4b 4c 4d 4e 4f 50  ABCDEFGHIJKLMNOP');
  });

  it('keeps what it shows until the other is here, and takes nothing else for it', () => {
    const journey = Journey.of(inspection, 160, 40).press('tab', 'j', 'j');
    const first = asked(journey)!;
    answered(journey, { kind: 'file', preview: previewOf('first') });
    journey.press('G');
    expect(pane(journey)[0]).toContain('big.conf');
    journey.send({ type: 'previewed', shown: { ...first, what: { kind: 'far' } } });
    expect(pane(journey)[1]).toBe('1  first');
    answered(journey, { kind: 'far' });
    expect(pane(journey).join(' ')).toContain('small.conf Its layer has to be inflated for what it holds: o does.');
  });

  it('is asked for once for what is selected, and not where it is not in sight', () => {
    const journey = Journey.of(inspection, 160, 40).press('tab', 'j', 'j');
    const count = () => journey.effects.filter(({ type }) => type === 'preview').length;
    expect(count()).toBe(3);
    journey.press('s', 'tab', 'tab', 'tab');
    expect(count()).toBe(3);
    journey.press('|', 'j', 'G');
    expect(count()).toBe(3);
    expect(pane(journey)).toEqual([]);
    expect(Journey.of(inspection, 149, 40).press('tab', 'j', 'j').effects).toEqual([]);
  });

  it('says where there is room for it', () => {
    const journey = Journey.of(inspection, 100, 30).press('|');
    expect(journey.rows().at(-1)).toContain('room for a preview from 150 columns');
    expect(journey.state.preview).toBe(true);
    journey.send({ type: 'resized', size: { columns: 150, rows: 30 } }).press('|');
    expect(journey.state.preview).toBe(false);
  });

  it('leaves the files room, wherever the divider is', () => {
    for (let columns = previewFrom.columns; columns <= 500; columns += 1) {
      for (const split of [null, 0.1, 0.4, 0.6, 0.9]) {
        const request = { layers: 5, focus: 'files', explaining: false, zoomed: false, split, preview: true } as const;
        const { widths, preview, width } = layoutOf({ ...request, size: { columns, rows: 40 } });
        expect(widths.layers + widths.files + 2 + (preview === 0 ? 0 : preview + 2)).toBe(width);
        if (preview > 0) expect(Math.min(widths.files - 50, preview - 46)).toBeGreaterThanOrEqual(0);
        if (split === null) expect(preview).toBeGreaterThan(0);
      }
    }
  });
});

describe('what the preview asks of the world', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is asked when the cursor has rested, for the last only, and errors are told there', async () => {
    vi.useFakeTimers();
    const read: number[] = [];
    const told: Shown[] = [];
    const crashes: unknown[] = [];
    const world = {
      ...idleWorld,
      preview: async (_: unknown, version: number) => {
        read.push(version);
        if (read.length > 1) throw new ImageError('It is cut off.', 'Pull it again.');
        return previewOf('text');
      },
    };
    const effects = new PreviewEffects(
      world,
      (message) => {
        if (message.type === 'previewed') told.push(message.shown);
      },
      (error) => crashes.push(error),
    );
    const { stack } = inspection;
    const node = (path: string) => stack.tree.find(Buffer.from(path));
    const files = Journey.of(inspection, 160, 40)
      .press('tab', 'j', 'j', 'G')
      .effects.filter(({ type }) => type === 'preview');
    const [directoryAsked, , big, small] = files as Extract<(typeof files)[number], { type: 'preview' }>[];
    expect([directoryAsked, big, small].map((effect) => effect!.node)).toEqual(
      ['etc', 'etc/big.conf', 'etc/small.conf'].map(node),
    );
    effects.run(big!);
    await vi.advanceTimersByTimeAsync(100);
    effects.run(small!);
    await vi.advanceTimersByTimeAsync(100);
    expect(read).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(read).toEqual([small!.version]);
    effects.run(big!);
    await vi.advanceTimersByTimeAsync(200);
    effects.run(directoryAsked!);
    await vi.advanceTimersByTimeAsync(200);
    expect(told.map(({ what }) => what)).toEqual([
      { kind: 'file', preview: previewOf('text') },
      { kind: 'failure', failure: 'It is cut off. Pull it again.' },
      { kind: 'directory' },
    ]);
    effects.run(small!);
    effects.stop();
    await vi.advanceTimersByTimeAsync(500);
    expect(read).toHaveLength(2);
    expect(crashes).toEqual([]);
  });
});
