import { describe, expect, it } from 'vitest';
import { asciiSigns } from '../../src/explorer/signs.js';
import { gone, hardlink, opaque } from '../images.js';
import { inspectionOf, inspectionsOf, type TestImage } from './inspection-of.js';
import { Journey } from './journey.js';

const bytes = (count: number) => 'x'.repeat(count);

/** 10 000 bytes ship, 5 000 of them to be seen. */
const image: TestImage = {
  layers: [
    {
      entries: { 'bin/sh': bytes(5_000), 'etc/conf': bytes(100), 'var/cache/apt/pkg.deb': bytes(1_400) },
      step: '/bin/sh -c #(nop) ADD file:0123456789abcdef in /',
    },
    { entries: { 'srv/.ssh/id_rsa': bytes(200), 'srv/big': bytes(3_000), 'srv/x/y': bytes(50) }, step: 'COPY . /srv' },
    {
      entries: { 'srv/big': gone, 'srv/.ssh/id_rsa': gone, 'srv/x': opaque, 'etc/conf': bytes(250) },
      step: 'RUN /bin/sh -c rm -r /srv/big /srv/.ssh /srv/x # buildkit',
    },
    { entries: { 'var/cache/apt/pkg.deb': gone, 'etc/conf': gone }, step: 'RUN rm -rf /var/cache/apt' },
  ],
};

async function open(columns = 120, rows = 36, what = image): Promise<Journey> {
  return Journey.of(await inspectionOf(what), columns, rows).press('H');
}

/** The selected row, and the rows of the list without the columns that are told elsewhere. */
const selected = (journey: Journey) => journey.row('> ').slice(0, 64).trim().replace(/ {2,}/g, '  ');
const list = (journey: Journey) =>
  journey
    .rows()
    .slice(2, -1)
    .flatMap((row) => /^[> ] ([ ▾▸]) +(\d.*)$/u.exec(row.slice(0, 66))?.slice(1, 3).join(' ').trim() ?? [])
    .map((row) => row.replace(/ {2,}/g, '  '));

/** What is said of the selected row, behind the divider. */
const toldText = (journey: Journey) =>
  journey
    .rows()
    .map((row) => (row.split('│')[1] ?? '').trim())
    .join(' ');

describe('the list of hidden files', () => {
  it('is opened with one key, on what is likely a secret', async () => {
    const journey = await open();
    expect(selected(journey)).toBe('>  200 B  1→2  removed  ! /srv/.ssh/id_rsa');
    expect(toldText(journey)).toContain('likely a secret, by its name: a private SSH key');
  });

  it('has the totals, the secrets, and all others, the largest first', async () => {
    expect(list(await open())).toEqual([
      '5.00 kB  all hidden files  6 files  50.0 %',
      '▾ 200 B  ! likely secrets  1 file  2.0 %',
      '200 B  1→2  removed  ! /srv/.ssh/id_rsa',
      '▾ 4.80 kB  largest first  5 files  48.0 %',
      '3.00 kB  1→2  removed  /srv/big',
      '1.40 kB  0→3  removed  /var/cache/apt/pkg.deb',
      '250 B  2→3  removed  /etc/conf',
      '100 B  0→2  overwritten  /etc/conf',
      '50 B  1→2  opaque  /srv/x/y',
    ]);
  });

  it('tells of the selected one who wrote and hid it, and what would have saved it', async () => {
    const journey = (await open()).press('j', 'j');
    const told = toldText(journey);
    expect(told).toContain('/srv/big');
    expect(told).toContain('bytes     3.00 kB, 30.0 % of the image');
    expect(told).toContain('wrote it  layer 1: COPY . /srv');
    expect(told).toContain('hid it    removed by 2: RUN rm -r /srv/big');
    // 5 000 of 10 000 to be seen; of 7 000 without it.
    expect(told).toContain(
      'the image would be 3.00 kB smaller, by 30.0 %, and its efficiency 71.4 % instead of 50.0 %.',
    );
    expect(told).toContain('left out of what is copied');
  });

  it('explains efficiency and the dive-compatible score in its first row', async () => {
    const journey = (await open()).press('g');
    const told = toldText(journey);
    expect(told).toContain(
      'Efficiency is 50.0 %: of 10.0 kB that ship, 5.00 kB can be reached by a name in the final filesystem.',
    );
    // Smallest: sh 5000, y 50, the rest 0; srv/x is a leaf without a size in layer 2. All: 10 000.
    expect(told).toContain('The dive-compatible score is 50.5 %');
    expect(told).toContain('5.05 kB together, by all its sizes, 10.0 kB');
  });

  it('puts them together by directory, by layer and by cause, with totals for each', async () => {
    const journey = (await open()).press('-', 't');
    expect(list(journey)).toEqual([
      '5.00 kB  all hidden files  6 files  50.0 %',
      '▸ 200 B  ! likely secrets  1 file  2.0 %',
      '▸ 3.00 kB  /srv  1 file  30.0 %',
      '▸ 1.40 kB  /var/cache/apt  1 file  14.0 %',
      '▸ 350 B  /etc  2 files  3.5 %',
      '▸ 50 B  /srv/x  1 file  0.5 %',
    ]);
    expect(list(journey.press('t')).slice(2)).toEqual([
      '▸ 3.05 kB  layer 1: COPY . /srv  2 files  30.5 %',
      expect.stringMatching(/^▸ 1\.50 kB {2}layer 0: ADD file:0123\w*… {2}2 files {2}15\.0 %$/),
      expect.stringMatching(/^▸ 250 B {2}layer 2: RUN rm -r \/srv.*… {2}1 file {2}2\.5 %$/),
    ]);
    expect(list(journey.press('t')).slice(2)).toEqual([
      '▸ 4.65 kB  removed  3 files  46.5 %',
      '▸ 100 B  overwritten  1 file  1.0 %',
      '▸ 50 B  opaque  1 file  0.5 %',
    ]);
    expect(journey.press('t').row('Hidden files')).toContain('largest first');
  });

  it('opens and closes groups with the keys of the tree', async () => {
    const journey = (await open()).press('-', 't', 'j');
    expect(selected(journey)).toContain('> ▸ 3.00 kB  /srv');
    journey.press('enter', 'l');
    expect(selected(journey)).toContain('/srv/big');
    expect(selected(journey.press('h'))).toContain('▾ 3.00 kB  /srv');
    expect(selected(journey.press('h'))).toContain('▸ 3.00 kB  /srv');
    expect(journey.press('=').screen()).toContain('/srv/x/y');
  });

  it('folds noise away into one row', async () => {
    const journey = (await open()).press('i');
    expect(list(journey)[1]).toBe('▸ 1.40 kB  noise, folded away  1 file  14.0 %');
    expect(journey.screen()).not.toContain('pkg.deb');
    expect(journey.rows().at(-1)).toContain('i show noise');
    expect(journey.press('i').screen()).toContain('pkg.deb');
  });

  it('keeps the selected file selected when it is put together otherwise', async () => {
    const journey = (await open()).press('j', 'j', 't', '=');
    expect(selected(journey)).toContain('/srv/big');
    expect(selected(journey.press('t', '='))).toContain('/srv/big');
  });
});

describe('filtering hidden files', () => {
  it('shows paths with what is typed, while it is typed; Esc shows all again', async () => {
    const journey = (await open()).press('/', 'c', 'o');
    expect(list(journey)).toHaveLength(4);
    expect(journey.rows().at(-1)).toContain('paths with co');
    journey.press('enter');
    expect(journey.row('Hidden files')).toContain('/co');
    expect(list(journey)[0]).toBe('350 B  all with this in the path  2 files  3.5 %');
    expect(list(journey.press('escape'))).toHaveLength(9);
    expect(journey.press('escape').screen()).not.toContain('Hidden files');
  });

  it('takes capital letters as they are where there are any, and says when nothing is left', async () => {
    expect(list((await open()).press('/', 'C', 'o'))).toEqual(['0 B  all with this in the path  0 files  0 %']);
    const none = (await open()).press('/', '.', '*', 'enter');
    expect(none.screen()).toContain('No hidden file has this in its path.');
    expect(none.press('j', 'k', 'l', 'h', '=', 'G', 'o').screen()).toContain('No hidden file has');
  });

  it('gives up what was typed on Esc', async () => {
    expect(list((await open()).press('/', 'z', 'z', 'escape'))).toHaveLength(9);
  });
});

describe('from a hidden file', () => {
  it('Enter goes to where it last was', async () => {
    const journey = (await open()).press('enter');
    expect(journey.row('[2] Files')).toContain('the filesystem after layer 1');
    expect(journey.selected()).toContain('id_rsa');
    expect(journey.state.overlay).toBeNull();
    // What layer 0 wrote was there up to layer 2.
    const other = (await open()).press('j', 'j', 'j', 'enter');
    expect(other.row('[2] Files')).toContain('the filesystem after layer 2');
    expect(other.selected()).toContain('pkg.deb');
  });

  it('Enter goes to another name where that was the last one', async () => {
    const linked = await open(120, 36, {
      layers: [
        { entries: { a: bytes(10), b: hardlink('a') } },
        { entries: { a: gone } },
        { entries: { b: gone } },
        { entries: { c: 'c' } },
      ],
    });
    expect(selected(linked)).toContain('10 B  0→2  removed  /a');
    linked.press('enter');
    expect(linked.row('[2] Files')).toContain('the filesystem after layer 1');
    expect(linked.selected()).toContain(' b');
  });

  it('Enter says where no filesystem ever had it', async () => {
    const twice = await open(120, 36, {
      layers: [
        {
          entries: [
            ['a', bytes(10)],
            ['a', bytes(20)],
          ],
        },
      ],
    });
    expect(selected(twice)).toContain('10 B  0→0  twice  /a');
    expect(twice.press('enter').rows().at(-1)).toContain('No filesystem has this content of /a');
    expect(twice.row('Hidden files')).toBeDefined();
  });

  it('o looks into it, and Esc comes back to the list', async () => {
    const journey = (await open()).press('o');
    const { version } = journey.state.content!;
    expect(journey.effects.at(-1)).toMatchObject({ type: 'open-content', version });
    expect(journey.rows()[1]).toContain('/srv/.ssh/id_rsa  layer 1');
    expect(selected(journey.press('escape'))).toContain('id_rsa');
    expect(journey.effects.at(-1)).toEqual({ type: 'close-content' });
  });

  it('o needs a file', async () => {
    expect((await open()).press('k', 'o').rows().at(-1)).toContain('Select a file');
  });
});

describe('hidden files', () => {
  it('of an image that has none are said to be none', async () => {
    const journey = await open(120, 36, { layers: [{ entries: { a: 'a' } }] });
    expect(journey.rows().at(-1)).toContain('Nothing is hidden in this image');
    expect(journey.state.overlay).toBeNull();
  });

  it('are listed while the image is read, as far as they are known', async () => {
    const inspections = await inspectionsOf(image);
    const journey = Journey.of(inspections[2]!).press('H');
    expect(journey.screen()).toContain('Nothing hidden was found so far.');
    expect(journey.row('Hidden files')).toContain('still reading');
    journey.send({ type: 'inspected', inspection: inspections.at(-1)! });
    expect(selected(journey)).toContain('id_rsa');
  });

  it('stand in a small terminal alone, or with a key what is said of one', async () => {
    const journey = await open(44, 14);
    expect(journey.screen()).not.toContain('wrote it');
    expect(journey.rows().at(-1)).toContain('Tab text');
    journey.press('tab');
    expect(journey.row('wrote it')).toContain('layer 1: COPY . /srv');
    expect(journey.press('G').screen()).toContain('instead of 50.0 %');
    expect(selected(journey.press('escape'))).toContain('id_rsa');
  });

  it('have names that cannot do harm, and columns in ASCII too', async () => {
    const inspection = await inspectionOf({
      layers: [
        { entries: { '\u001b[2J/\u202eevil\n.env': bytes(10) }, step: 'COPY \u001b]0;x\u0007' },
        { entries: { '\u001b[2J': gone } },
      ],
    });
    const journey = new Journey(80, 24, asciiSigns).send({ type: 'inspected', inspection }).press('H');
    expect(journey.screen()).toContain('\\x1b[2J/\\u{202e}evil\\x0a.env');
    expect(journey.screen()).toContain('0->1');
    expect(journey.screen()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it('are answered for by the hundred thousand', async () => {
    const inspection = await inspectionOf(image);
    const [file] = inspection.analysis.hidden;
    const hidden = Array.from({ length: 300_000 }, (_, i) => ({ ...file!, version: i }));
    const many = { ...inspection, analysis: { ...inspection.analysis, hidden } };
    const journey = Journey.of(many, 80, 24).press('H');
    for (let i = 0; i < 100; i += 1) journey.press('j');
    expect(journey.press('G', '/', 'b', 'i', 'g', 'enter', 't', 'g').row('all with')).toContain('300 000 files');
  });
});
