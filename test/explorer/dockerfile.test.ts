import { describe, expect, it } from 'vitest';
import { dockerfileText, instructionText } from '../../src/explorer/dockerfile/plain-text.js';
import { gone } from '../images.js';
import { bigfile, everything } from './images.js';
import { inspectionOf, inspectionsOf } from './inspection-of.js';
import { Journey } from './journey.js';

const inspection = await inspectionOf(everything);
const trimmed = (journey: Journey) => journey.rows().map((row) => row.trimEnd());

describe('I', () => {
  it('shows the Dockerfile of the image, each instruction with its layer and bytes', async () => {
    const rows = trimmed(Journey.of(await inspectionOf(bigfile), 120, 24).press('I'));
    expect(rows[1]).toMatch(/^ Dockerfile {2}3 instructions, 3 layers +Esc closes$/);
    expect(rows.slice(7, 11)).toEqual([
      '                                  FROM scratch',
      '> 0     15 B                      ADD file:0123456789ab /',
      '  1  1.00 MB █████████ ✗ 1.00 MB  COPY bigfile /',
      '  2      0 B                      RUN rm /bigfile',
    ]);
  });

  it('begins at the selected layer, moves by instructions, and goes to the layer of one', () => {
    const journey = Journey.of(inspection).press('j', 'I');
    expect(journey.row('COPY . /srv/app')).toMatch(/^> 1/);
    journey.press('G');
    expect(journey.row('RUN rm .env')).toMatch(/^> 3/);
    expect(journey.state.layer).toBe(1);
    journey.press('[', 'enter');
    expect(journey.state).toMatchObject({ overlay: null, layer: 2, focus: 'layers' });
    // Where another layer was selected since, its instruction is meant.
    journey.press('g', 'I');
    expect(journey.row('ADD file:')).toMatch(/^> 0/);
    journey.press('escape');
    expect(journey.state.overlay).toBe(null);
  });

  it('says what a build saw, and that an instruction without a layer has none to go to', () => {
    const { image } = inspection;
    const entrypoint = { ...image.config.history[0]!, createdBy: 'ENTRYPOINT ["/srv/run"]', emptyLayer: true };
    const history = [...image.config.history, entrypoint];
    const more = { ...inspection, image: { ...image, config: { ...image.config, history } } };
    const journey = Journey.of(more, 100, 30).press('I', 'G');
    expect(journey.screen()).toContain('# with A="b c"');
    expect(journey.row('ENTRYPOINT ["/srv/run"]')).toMatch(/^> {3,}ENTRYPOINT/);
    journey.press('enter');
    expect(journey.rows().at(-1)).toContain('made no layer');
    expect(journey.state.overlay).toBe('dockerfile');
  });

  it.each([
    [40, 10],
    [60, 12],
    [99, 18],
    [200, 60],
  ])('stays in its window of %i by %i, wherever one is', (columns, rows) => {
    for (const presses of [['I'], ['I', 'G'], ['I', 'pagedown'], ['i'], ['i', 'r', 'G']]) {
      const drawn = Journey.of(inspection, columns, rows)
        .press(...presses)
        .rows();
      expect(drawn).toHaveLength(rows);
      for (const row of drawn) expect(row.length).toBeLessThan(columns);
    }
  });

  it('keeps what is selected in sight among more lines than fit', async () => {
    const steps = Array.from({ length: 60 }, (_, i) => ({
      entries: { [`f${i}`]: 'x' },
      step: `COPY f${i} / # buildkit`,
    }));
    const journey = Journey.of(await inspectionOf({ layers: steps }), 100, 20).press('I', 'G');
    expect(journey.row('COPY f59 /')).toMatch(/^>/);
    journey.press('pageup');
    expect(journey.rows().filter((row) => row.startsWith('> '))).toHaveLength(1);
    journey.press('g');
    expect(journey.screen()).toContain('FROM scratch');
  });

  it('is there before the layers are read', async () => {
    const [first] = await inspectionsOf(bigfile);
    const rows = trimmed(Journey.of(first!, 120, 24).press('I'));
    expect(rows[9]).toMatch(/^ {2}1 waiting +COPY bigfile \/$/);
    expect(new Journey(80, 24).press('I').screen()).toContain('not open yet');
  });
});

describe('i', () => {
  it('shows the instruction of the layer whole, and all that is known of the layer', () => {
    const journey = Journey.of(inspection).press('G', 'i');
    const rows = trimmed(journey);
    expect(rows[1]).toMatch(/^ Layer 3 {2}4 of 4 +Esc closes$/);
    expect(rows.slice(3, 5)).toEqual(['  # with A="b c"', '  RUN rm .env']);
    expect(rows).toContain(' bytes     3 B shipped, 0 B of it hidden');
    expect(rows).toContain(` digest    sha256:${'3'.repeat(64)}`);
    journey.press('r');
    expect(journey.screen()).toContain('  RUN |1 A=b c /bin/sh -c rm .env');
    journey.press('r', '[', '[');
    expect(trimmed(journey).slice(1, 4)).toEqual([expect.stringMatching(/^ Layer 1/), '', '  COPY . /srv/app']);
    journey.press('escape');
    expect(journey.state).toMatchObject({ overlay: null, layer: 1 });
  });

  it('comes from the Dockerfile and goes back to it', () => {
    const journey = Journey.of(inspection).press('I', 'j', 'j', 'i');
    expect(journey.screen()).toContain('  RUN chown -R nobody /srv/app');
    journey.press('escape');
    expect(journey.row('RUN chown')).toMatch(/^> 2/);
    expect(journey.press('escape').state.overlay).toBe(null);
  });

  it('says where the history says nothing', async () => {
    const silent = await inspectionOf({ layers: [{ entries: { a: 'x' } }, { entries: { a: gone } }] });
    const journey = Journey.of(silent).press('i');
    expect(journey.screen()).toContain('# the history says nothing of this layer');
    expect(instructionText(silent, 0)).toBe(null);
  });
});

describe('a step of megabytes', () => {
  const command = 'a || b && '.repeat(100_000).trim();
  const journey = async () =>
    Journey.of(await inspectionOf({ layers: [{ entries: { a: 'x' }, step: `RUN /bin/sh -c ${command} # buildkit` }] }));

  it('is shown as far as anybody reads, and the rest is counted', async () => {
    const there = await journey();
    there.press('I', 'i', 'G');
    // Of the 100 000 characters that are read, `a || b && ` is a line: 400 are shown.
    expect(there.row('more')).toBe('  # … 9 600 lines and 899 999 characters more');
    there.press('r', 'G');
    // What the builder wrote is one line, of which 8000 characters are shown.
    expect(trimmed(there).filter((row) => row.includes('a ||') && row.endsWith('…'))).toHaveLength(1);
  });

  it('is not laid out for every key', { timeout: 15_000 }, async () => {
    const there = await journey();
    there.press('i');
    for (let i = 0; i < 500; i += 1) there.press('j').screen();
    expect(there.state.overlayTop).toBeGreaterThan(0);
  });
});

it('gives both as text', () => {
  expect(instructionText(inspection, 2)).toBe('RUN chown -R nobody /srv/app');
  expect(dockerfileText(inspection).split('\n').slice(-8)).toEqual([
    '',
    'FROM scratch',
    'ADD file:0123456789ab /',
    'COPY . /srv/app',
    'RUN chown -R nobody /srv/app',
    '# with A="b c"',
    'RUN rm .env',
    '',
  ]);
});
