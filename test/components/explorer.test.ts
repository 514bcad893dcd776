import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/inspect/inspection.js';
import { ImageError } from '../../src/problem/errors.js';
import type { ImageCandidate } from '../../src/source/image.js';
import { idleWorld } from '../explorer/idle-world.js';
import { bigfile, everything } from '../explorer/images.js';
import { inspectionOf, inspectionsOf, type TestImage } from '../explorer/inspection-of.js';
import { Screen, worldOf } from './screen.js';

const esc = '\u001b';
const keys = {
  up: `${esc}[A`,
  down: `${esc}[B`,
  right: `${esc}[C`,
  left: `${esc}[D`,
  pageDown: `${esc}[6~`,
  home: `${esc}[H`,
  tab: '\t',
};

async function withExplorer(
  [columns, rows]: readonly [number, number],
  image: TestImage,
  check: (screen: Screen) => Promise<void>,
): Promise<void> {
  const screen = new Screen(columns, rows);
  const done = screen.run(worldOf([await inspectionOf(image)]));
  await screen.shows(/layer/i);
  await check(screen);
  screen.type('q');
  await done;
  await screen.shows('$ unearth demo');
  expect(screen.isAlternate).toBe(false);
  expect(screen.stdin.raw).toBe(false);
}

describe.each([
  [80, 24],
  [120, 36],
  [200, 60],
  [44, 14],
  [100, 30],
] as const)('at %i by %i', (columns, rows) => {
  it('fills the screen, cuts nothing without a sign, and leaves the last column free', async () => {
    await withExplorer([columns, rows], everything, async (screen) => {
      for (const key of ['', 'j', 'j', 'j', keys.tab, 'v', 'v', '.', 'w', '=', 'G', 's', 'V']) {
        if (key !== '') screen.type(key);
        await screen.shows(/[?] help/);
        await new Promise((resolve) => setTimeout(resolve, 30));
        const lines = screen.lines();
        expect(lines).toHaveLength(rows);
        expect(lines.every((line) => line.length < columns)).toBe(true);
        expect(lines.at(-1)).toContain('q quit');
      }
    });
  });
});

describe('keys on a terminal', () => {
  it('leave the mouse to GNU screen, which holds Esc back for it, and mean both keys where it is wanted', async () => {
    const screen = new Screen(100, 30);
    const done = screen.run(worldOf([await inspectionOf(everything)]), { env: { LANG: 'C.UTF-8', STY: '1.pts-0' } });
    const modes = () => screen.terminal.modes.mouseTrackingMode;
    await screen.shows('layer 0 changed');
    expect(modes()).toBe('none');
    screen.type('?');
    await screen.shows('Help');
    screen.type(`${esc}j`);
    screen.type('\u0013');
    await screen.until(() => modes() === 'drag', 'the mouse');
    expect(screen.text()).toContain('Help');
    screen.type(`${esc}j`);
    await screen.shows('layer 1 changed');
    screen.type('q');
    await done;
  });

  it('are taken one by one, however they arrive', async () => {
    await withExplorer([120, 36], everything, async (screen) => {
      screen.type('jjj');
      await screen.shows('what layer 3 changed');
      screen.type(keys.up + keys.up + keys.up);
      await screen.shows('what layer 0 changed');
      screen.type(`${esc}[`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      screen.type('B');
      await screen.shows('what layer 1 changed');
    });
  });

  it('are not what the mouse reports, nor what is pasted', async () => {
    await withExplorer([120, 36], everything, async (screen) => {
      screen.type(`${esc}[<64;10;10M${esc}[<0;5;5m${esc}[M !!${esc}[I${esc}[200~jqq\nq${esc}[201~`);
      screen.type('j');
      await screen.shows('what layer 1 changed');
    });
  });

  it('come back after a paste whose end got lost', async () => {
    await withExplorer([120, 36], everything, async (screen) => {
      screen.type(`${esc}[200~jjj`);
      await new Promise((resolve) => setTimeout(resolve, 1100));
      screen.type('j');
      await screen.shows('what layer 1 changed');
    });
  });

  it('open and close the help', async () => {
    await withExplorer([120, 36], everything, async (screen) => {
      screen.type('?');
      await screen.shows('next view');
      screen.type(esc);
      await screen.hides('next view');
    });
  });
});

it('takes no paste for keys that comes right behind Esc', async () => {
  await withExplorer([100, 30], everything, async (screen) => {
    screen.type(`${esc}${esc}[200~q${esc}[201~`);
    screen.type('j');
    await screen.shows('what layer 1 changed');
  });
});

describe('the window', () => {
  it('can be resized at any time', async () => {
    await withExplorer([120, 36], everything, async (screen) => {
      for (const [columns, rows] of [
        [80, 24],
        [200, 60],
        [44, 14],
        [120, 36],
      ] as const) {
        screen.resize(columns, rows);
        const isDrawn = () =>
          screen.lines()[0]!.includes('everything:1.0') && screen.lines().at(-1)!.includes('q quit');
        await screen.until(isDrawn, `a screen of ${columns} by ${rows}`);
        expect(screen.lines().every((line) => line.length < columns)).toBe(true);
      }
    });
  });

  it('is drawn whole when it became smaller right after a key, and when it did so for a moment', async () => {
    let wanted = '';
    await withExplorer([100, 30], everything, async (screen) => {
      screen.type('j');
      await screen.shows('what layer 1 changed');
      wanted = screen.text();
    });
    await withExplorer([200, 60], everything, async (screen) => {
      screen.type('j');
      await screen.shows('what layer 1 changed');
      // Right behind what was drawn: the next frame waits a little.
      screen.resize(100, 30);
      await screen.until(() => screen.text() === wanted, wanted);
      // Too short for anybody to ask for the size in between: there is only the signal.
      screen.terminal.resize(60, 10);
      screen.terminal.resize(100, 30);
      process.emit('SIGWINCH', 'SIGWINCH');
      await screen.until(() => screen.text() === wanted, wanted);
    });
  });

  it('may be too small, and says so in one line', async () => {
    await withExplorer([80, 24], everything, async (screen) => {
      screen.resize(39, 9);
      await screen.shows('Too small: 39 by 9, needs 40 by 10');
      screen.resize(9, 2);
      await screen.shows('needs 4');
      screen.resize(80, 24);
      await screen.shows('what layer 0 changed');
    });
  });
});

describe('while the image is read', () => {
  it('draws at once, fills in layers as they come, and takes keys meanwhile', async () => {
    const inspections = await inspectionsOf(everything);
    const steps: (() => void)[] = [];
    const reached = inspections.map(() => new Promise<void>((resolve) => steps.push(resolve)));
    async function* slowly(): AsyncGenerator<Inspection> {
      for (const [i, inspection] of inspections.entries()) {
        await reached[i];
        yield inspection;
      }
    }
    const screen = new Screen(120, 36);
    const done = screen.run(worldOf(slowly()));
    await screen.shows('opening…');
    steps[0]!();
    await screen.shows('reading 0/4');
    await screen.shows(/0 +waiting +ADD file/);
    screen.type('j');
    await screen.shows('Layer 1: waiting…');
    steps[1]!();
    steps[2]!();
    await screen.shows('reading 2/4');
    await screen.shows(/\+ -rw-r--r-- .*server\.js/);
    steps[3]!();
    steps[4]!();
    await screen.shows('efficiency');
    await screen.hides('reading');
    screen.type('q');
    await done;
  });

  it('stops reading when the user leaves', async () => {
    const [first] = await inspectionsOf(bigfile);
    let aborted = false;
    const screen = new Screen(80, 24);
    const done = screen.run({
      ...worldOf([]),
      inspect: async function* (_candidate, signal) {
        yield first!;
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        aborted = true;
      },
    });
    await screen.shows('reading');
    screen.type('q');
    await done;
    expect(aborted).toBe(true);
  });
});

describe('a choice', () => {
  const candidate = (reference: string): ImageCandidate => ({
    reference,
    tags: [reference],
    platform: { os: 'linux', architecture: 'amd64', variant: null, osVersion: null },
    digest: null,
    imageId: null,
    available: true,
    open: () => Promise.reject(new Error('not opened here')),
  });

  it('is made from a list', async () => {
    const inspection = await inspectionOf(everything);
    const images = [candidate('docker.io/library/one:1'), candidate('two:\u001b[2J2')];
    const chosen: ImageCandidate[] = [];
    const screen = new Screen(80, 24);
    const done = screen.run({
      ...idleWorld,
      title: 'images.tar',
      openSource: async () => ({ kind: 'choose', reason: 'image', images, preferred: null }),
      inspect: async function* (image) {
        chosen.push(image);
        yield inspection;
      },
    });
    await screen.shows('There are 2 images here. Which one?');
    await screen.shows(/> 1 {2}one:1 {2}linux\/amd64/);
    expect(screen.text()).toContain('two:\\x1b[2J2');
    screen.type('j');
    await screen.shows(/> 2 {2}two/);
    screen.type('\r');
    await screen.shows('everything:1.0');
    expect(chosen).toEqual([images[1]]);
    screen.type('q');
    await done;
  });

  it('keeps its place below the help, and takes numbers for those of its lines', async () => {
    const inspection = await inspectionOf(everything);
    const images = Array.from({ length: 40 }, (_, i) => candidate(`image:${i + 1}`));
    const chosen: ImageCandidate[] = [];
    const screen = new Screen(80, 24);
    const done = screen.run({
      ...idleWorld,
      title: 'images.tar',
      openSource: async () => ({ kind: 'choose', reason: 'image', images, preferred: null }),
      inspect: async function* (image) {
        chosen.push(image);
        yield inspection;
      },
    });
    await screen.shows('There are 40 images here. Which one?');
    screen.type('j'.repeat(30));
    await screen.shows('> 31  image:31');
    screen.type('?');
    await screen.shows('one row down');
    screen.type(esc);
    await screen.shows('> 31  image:31');
    screen.type('2');
    await screen.shows('everything:1.0');
    expect(chosen).toEqual([images[1]]);
    screen.type('q');
    await done;
  });

  it('can be left with q', async () => {
    const screen = new Screen(80, 24);
    const done = screen.run({
      ...worldOf([]),
      openSource: async () => ({
        kind: 'choose',
        reason: 'platform',
        images: [candidate('a'), candidate('b')],
        preferred: null,
      }),
    });
    await screen.shows('There are 2 platforms here. Which one?');
    screen.type('q');
    await done;
    await screen.shows('$ unearth demo');
    expect(screen.isAlternate).toBe(false);
  });
});

describe('what goes wrong', () => {
  it('in the world ends the explorer with that error, on the terminal that was there', async () => {
    const screen = new Screen(80, 24);
    const error = new ImageError('There is no such file.', 'Look for another one.');
    const done = screen.run({ ...worldOf([]), openSource: () => Promise.reject(error) });
    await expect(done).rejects.toBe(error);
    await screen.shows('$ unearth demo');
    expect(screen.isAlternate).toBe(false);
    expect(screen.stdin.raw).toBe(false);
  });

  it('while drawing does too', async () => {
    const broken = { ...(await inspectionOf(everything)), problems: null } as unknown as Inspection;
    const screen = new Screen(80, 24);
    await expect(screen.run(worldOf([broken]))).rejects.toBeInstanceOf(TypeError);
    await screen.shows('$ unearth demo');
    expect(screen.isAlternate).toBe(false);
    expect(screen.stdin.raw).toBe(false);
  });

  it('while reading does too', async () => {
    const screen = new Screen(80, 24);
    const [first] = await inspectionsOf(everything);
    async function* broken(): AsyncGenerator<Inspection> {
      yield first!;
      throw new ImageError('The disk is gone.', 'Plug it in.');
    }
    await expect(screen.run(worldOf(broken()))).rejects.toThrow('The disk is gone.');
    expect(screen.stdin.raw).toBe(false);
  });
});

describe('looks', () => {
  it('has colours, and the selected row is inverse', async () => {
    await withExplorer([120, 36], everything, async (screen) => {
      await screen.shows('made by');
      const row = screen.lines().findIndex((line) => line.startsWith('> 0'));
      expect(screen.cell(row, 0).isInverse()).toBeTruthy();
      expect(screen.cell(row, 40).isInverse()).toBeTruthy();
      expect(screen.stdout.written.join('')).toContain(`${esc}[32m`);
    });
  });

  it('has none with NO_COLOR, and still shows what is selected', async () => {
    const screen = new Screen(120, 36);
    const done = screen.run(worldOf([await inspectionOf(everything)]), { env: { LANG: 'C.UTF-8', NO_COLOR: '1' } });
    await screen.shows(/^> 0 /m);
    screen.type('j\t.');
    await screen.shows(/>[+] .*server\.js/);
    screen.type('q');
    await done;
    const written = [...screen.stdout.written.join('').matchAll(new RegExp(`${esc}\\[([0-9;]*)m`, 'gu'))];
    // Bold, underlined, inverse, and the ends of these.
    expect(written.filter(([, code]) => !['0', '1', '4', '7', '22', '24', '27'].includes(code!))).toEqual([]);
  });

  it('is ASCII where the terminal is not in UTF-8', async () => {
    const screen = new Screen(120, 36);
    const image: TestImage = { ...everything, layers: [{ entries: { 'größe/漢字': 'x' } }, ...everything.layers] };
    const done = screen.run(worldOf([await inspectionOf(image)]), { env: { LANG: 'C' } });
    await screen.shows('????');
    screen.type('.?');
    await screen.shows('Help');
    screen.type('q');
    await done;
    expect(screen.stdout.written.join('')).not.toMatch(/[^\x00-\x7e]/);
  });

  it('lets no name drive the terminal', async () => {
    const image: TestImage = {
      reference: 'evil\u001b[2J:latest',
      layers: [{ entries: { 'a\u001b]0;title\u0007b': 'x', 'c\rd\u202e': 'y' }, step: 'RUN \u001b[?1049l echo' }],
    };
    await withExplorer([120, 36], image, async (screen) => {
      await screen.shows('a\\x1b]0;title\\x07b');
      expect(screen.isAlternate).toBe(true);
      expect(screen.text()).toContain('evil\\x1b[2J:latest');
    });
  });
});

describe('Ctrl-Z', () => {
  it('gives the terminal back while the job is stopped, and draws again after', async () => {
    const screen = new Screen(120, 36);
    let goOn = () => {};
    const stopped: boolean[] = [];
    const stopJob = () =>
      new Promise<void>((resolve) => {
        stopped.push(screen.stdin.raw);
        goOn = resolve;
      });
    const done = screen.run(worldOf([await inspectionOf(everything)]), { stopJob });
    await screen.shows('what layer 0 changed');
    screen.type('\u001a');
    await screen.shows('$ unearth demo');
    expect(screen.isAlternate).toBe(false);
    expect(stopped).toEqual([false]);
    // Of this only the shell is told.
    screen.terminal.resize(80, 24);
    process.once('SIGWINCH', () => screen.stdout.emit('resize'));
    goOn();
    await screen.shows('what layer 0 changed');
    await screen.until(() => screen.lines().at(-1)!.includes('q quit'), 'a screen of 80 by 24');
    expect(screen.lines().every((line) => line.length < 80)).toBe(true);
    expect(screen.stdin.raw).toBe(true);
    screen.type('j');
    await screen.shows('what layer 1 changed');
    screen.type('q');
    await done;
    await screen.shows('$ unearth demo');
    expect(screen.isAlternate).toBe(false);
  });
});
