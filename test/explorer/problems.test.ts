import { describe, expect, it } from 'vitest';
import { asciiSigns } from '../../src/explorer/signs.js';
import type { Problem } from '../../src/problem/problem.js';
import { directory, symlink } from '../images.js';
import { bigfile, everything } from './images.js';
import { inspectionOf } from './inspection-of.js';
import { Journey, whyText } from './journey.js';

const problem = (change: Partial<Problem>): Problem => ({
  code: 'duplicate-entry',
  message: 'The layer writes this path more than once.',
  layer: 0,
  path: null,
  offset: null,
  ...change,
});

const problems: readonly Problem[] = [
  problem({ code: 'layer-count-mismatch', message: 'The config has 9 diff ids.', layer: null }),
  ...Array.from({ length: 30 }, (_, i) =>
    problem({ code: 'dangling-whiteout', layer: 1, path: Buffer.from(`gone/${i}`), offset: 512 * i }),
  ),
  problem({ layer: 1, path: Buffer.from('srv/app/server.js'), offset: 1536 }),
  problem({ layer: 2, path: Buffer.from('not/there') }),
  problem({ code: 'tar-truncated', message: 'The archive ends inside a header.', layer: 2, offset: 4096 }),
];

async function open(columns = 120, rows = 36): Promise<Journey> {
  const inspection = await inspectionOf({ ...everything, problems });
  return Journey.of({ ...inspection, complete: false }, columns, rows).press('p');
}

const selected = (journey: Journey) => journey.row('>').trim();

describe('the list of problems', () => {
  it('has each kind once, the worst first, and long ones closed', async () => {
    const journey = await open();
    const kinds = journey.rows().flatMap((row) => /[▾▸] (\S+ +\d+ \w+)/.exec(row)?.[1] ?? []);
    expect(kinds).toEqual([
      'tar-truncated  1 error',
      'layer-count-mismatch  1 warning',
      'duplicate-entry  2 warnings',
      'dangling-whiteout  30 notices',
    ]);
    expect(journey.row(' Problems')).toContain('1 error, 3 warnings, 30 notices');
    expect(journey.row('server.js')).toContain('layer 1  /srv/app/server.js  byte 1 536');
  });

  it('tells of the selected one what it is, where, what it means, what runtimes do and what to try', async () => {
    const screen = (await open()).press('j').screen();
    for (const text of [
      'The archive ends inside a header.',
      'layer     2',
      'byte      4 096',
      'All of them refuse the layer',
    ]) {
      expect(screen).toContain(text);
    }
    expect(screen).toContain('docs/problems.md#tar-truncated');
  });

  it('opens and closes kinds with the keys of the tree', async () => {
    const journey = (await open()).press('G');
    expect(selected(journey)).toContain('▸ dangling-whiteout');
    journey.press('enter');
    expect(journey.screen()).toContain('/gone/3');
    journey.press('l');
    expect(selected(journey)).toContain('/gone/0');
    journey.press('h', 'h');
    expect(journey.screen()).not.toContain('/gone/3');
    journey.press('=');
    expect(journey.press('G').screen()).toContain('/gone/29');
    expect(journey.press('-').screen()).not.toContain('server.js');
  });

  it('moves by rows, pages and to the ends', async () => {
    const journey = (await open(80, 24)).press('=', 'pagedown');
    expect(selected(journey)).not.toContain('tar-truncated');
    expect(selected(journey.press('G'))).toContain('/gone/29');
    expect(selected(journey.press('k'))).toContain('/gone/28');
    expect(selected(journey.press('g'))).toContain('tar-truncated');
  });

  it('goes to the path in its layer', async () => {
    const journey = await open();
    while (!selected(journey).includes('server.js')) journey.press('j');
    journey.press('enter');
    expect(journey.state.layer).toBe(1);
    expect(journey.row('[2] Files')).toContain('what layer 1 changed');
    expect(journey.selected()).toContain('server.js');
  });

  it('shows a path that the layer did not change in the whole filesystem', async () => {
    const inspection = await inspectionOf({
      layers: [{ entries: { dir: directory(), 'dir/f': 'x', l: symlink('dir') } }, { entries: { other: 'y' } }],
      problems: [problem({ layer: 1, path: Buffer.from('dir/f') })],
    });
    const journey = Journey.of(inspection).press('p', 'j', 'enter');
    expect(journey.row('[2] Files')).toContain('the filesystem after layer 1');
    expect(journey.selected()).toContain(' f');
  });

  it('goes to the layer where the path is not there, and stays where there is no layer', async () => {
    const journey = await open();
    while (!selected(journey).includes('not/there')) journey.press('j');
    journey.press('enter');
    expect(journey.row('[1] Layers')).toBeDefined();
    expect(journey.state.layer).toBe(2);
    expect(journey.rows().at(-1)).toContain('has no /not/there');
    journey.press('p', 'g', 'j', 'j', 'j', 'enter');
    expect(journey.rows().at(-1)).toContain('about the image as a whole');
    expect(journey.row(' Problems')).toBeDefined();
  });

  it('keeps its place while it is closed', async () => {
    const journey = (await open()).press('j', 'j', 'j');
    const before = selected(journey);
    expect(journey.press('escape').screen()).not.toContain(' Problems');
    expect(selected(journey.press('p'))).toBe(before);
  });

  it('shows in a small terminal the list, or with a key what is said of the selected one, which can be scrolled', async () => {
    const journey = (await open(40, 12)).press('j');
    expect(journey.screen()).not.toContain('runtimes');
    expect(journey.rows().at(-1)).toContain('Tab text');
    journey.press('tab');
    expect(journey.screen()).not.toContain('layer-count-mismatch');
    expect(journey.press('G').screen()).toContain('docs/problems.md#tar');
    expect(journey.press('tab').screen()).toContain('layer-count-mismatch');
  });

  it('answers with half a million problems', async () => {
    const many = Array.from({ length: 500_000 }, (_, i) =>
      problem({
        layer: i % 500,
        path: Buffer.from(`f${i}`),
        code: i % 2 === 0 ? 'duplicate-entry' : 'dangling-whiteout',
      }),
    );
    const journey = Journey.of({ ...(await inspectionOf(bigfile)), problems: many }, 80, 24).press('p', '=');
    for (let i = 0; i < 200; i += 1) journey.press('j');
    journey.press('G');
    expect(selected(journey)).toContain('/f499999');
    expect(journey.rows()[0]).toContain('500 000 problems');
  });
});

describe('a layer of which a part could not be read', () => {
  it.each([
    ['Unicode', undefined],
    ['ASCII', asciiSigns],
  ])('is marked in the list of layers (%s)', async (_name, signs) => {
    const inspection = { ...(await inspectionOf({ ...everything, problems })), complete: false };
    const journey = new Journey(80, 24, signs).send({ type: 'inspected', inspection });
    expect(journey.row(' 2! ')).toBeDefined();
    expect(journey.screen()).not.toContain(' 1! ');
  });

  it('says so in its details, and why it is marked', async () => {
    const journey = (await open()).press('escape', 'j', 'j');
    expect(journey.row('only a part of it could be read')).toContain('!');
    expect(whyText(journey)).toContain('Only a part of it could be read (tar-truncated, at byte 4 096)');
  });
});

it('something wrong is hinted at in the footer however narrow the terminal is', async () => {
  for (const columns of [40, 60, 80, 120]) {
    for (const keys of [[], ['2'], ['3']]) {
      const journey = Journey.of(await inspectionOf({ ...everything, problems }), columns, 24).press(...keys);
      expect(journey.rows().at(-1)).toContain('p problems');
    }
  }
});
