import { describe, expect, it } from 'vitest';
import { asciiSigns } from '../../src/explorer/signs.js';
import { directory, file, gone, symlink } from '../images.js';
import { bigfile } from './images.js';
import { inspectionOf } from './inspection-of.js';
import { Journey, whyText } from './journey.js';

const bytes = (count: number) => file('x'.repeat(count));

/** 10 000 bytes, so that shares can be read off. */
const inspection = await inspectionOf({
  layers: [
    {
      entries: {
        'usr/lib/large': bytes(4000),
        'usr/lib/small': bytes(1000),
        'usr/bin/tool': bytes(2000),
        'var/log/old': bytes(2000),
        'etc/conf': bytes(1000),
        'etc/empty': bytes(0),
        'etc/link': symlink('conf'),
        'opt/': directory(),
      },
    },
    { entries: { 'var/log/old': gone, 'usr/bin/tool': bytes(2500) } },
    { entries: { 'run/': directory() } },
  ],
});

const map = (columns = 120, rows = 36) => Journey.of(inspection, columns, rows).press('v', 'v', 't');
/** The row of the title, and the one that tells of the selected tile. */
const title = (journey: Journey) => journey.rows()[1]!.trim();
const facts = (journey: Journey) => journey.rows().at(-2)!.trim();

describe('t', () => {
  it('draws sizes as areas, with names, sizes and shares in them', () => {
    const journey = map();
    expect(title(journey)).toMatch(/^Treemap · the filesystem after layer 0 {2}\/ {2}10\.0 kB +Esc closes$/);
    expect(journey.row('>usr/')).toContain('>usr/  7.00 kB  70.0 %');
    expect(journey.row(' lib/ ')).toContain('lib/  5.00 kB  50.0 %');
    expect(journey.row(' large')).toBeDefined();
    expect(journey.row('4.00 kB  40.0 %')).toBeDefined();
    expect(journey.screen()).not.toContain('empty');
    expect(facts(journey)).toBe('/usr/  7.00 kB  70.0 % of all  5 entries');
  });

  it('moves to neighbours, goes in, and out again to where one was', () => {
    const journey = map().press('right');
    expect(facts(journey)).toMatch(/^\/var\/log\/ {2}2\.00 kB {2}20\.0 % of all/);
    journey.press('down');
    expect(facts(journey)).toMatch(/^\/etc\//);
    journey.press('enter');
    expect(title(journey)).toContain('  /etc/  1.00 kB');
    expect(facts(journey)).toBe('/etc/conf  1.00 kB  100 % of this directory, 10.0 % of all');
    expect(facts(journey.press('backspace'))).toMatch(/^\/etc\//);
    expect(facts(journey.press('up', 'left'))).toMatch(/^\/usr\//);
    journey.press('enter');
    expect(facts(journey)).toMatch(
      /^\/usr\/lib\/ {2}5\.00 kB {2}71\.4 % of this directory, 50\.0 % of all {2}2 entries/,
    );
    journey.press('G', 'backspace', 'enter');
    expect(facts(journey)).toMatch(/^\/usr\/bin\//);
    expect(journey.press('backspace', 'backspace').screen()).toContain('This is the root.');
    expect(facts(journey.press('g', 'h', 'k'))).toMatch(/^\/usr\//);
    expect(facts(journey.press('G'))).toMatch(/^\/etc\//);
  });

  it('has one tile for directories that have nothing but each other, which leads into the last', async () => {
    const chain = await inspectionOf({
      layers: [
        {
          entries: {
            'app/.next/cache/webpack/client': bytes(3000),
            'app/.next/cache/webpack/server': bytes(2000),
            'app/.next/empty': bytes(0),
            'srv/one/file': bytes(5000),
          },
        },
      ],
    });
    const journey = Journey.of(chain, 120, 36).press('t');
    expect(journey.row('app/')).toContain('app/.next/cache/webpack/  5.00 kB  50.0 %');
    journey.press('g');
    expect(facts(journey)).toBe('/app/.next/cache/webpack/  5.00 kB  50.0 % of all  2 entries');
    expect(title(journey.press('enter'))).toContain('  /app/.next/cache/webpack/  5.00 kB');
    expect(facts(journey)).toMatch(/^\/app\/.next\/cache\/webpack\/client/);
    // Out of all of them at once, to where one came from.
    expect(title(journey.press('backspace'))).toContain('changed  /  10.0 kB');
    expect(facts(journey)).toMatch(/^\/app\/.next\/cache\/webpack\/ /);
    expect(facts(journey.press('right'))).toMatch(/^\/srv\/one\//);
    expect(facts(journey.press('left'))).toMatch(/^\/app\/.next\/cache\/webpack\//);
    expect(journey.press('f').selected()).toContain('webpack/');
    // One that has no tile of its own is shown by the one that it is in.
    journey.press('h', 't');
    expect(facts(journey)).toMatch(/^\/app\/.next\/cache\/webpack\//);
  });

  it('goes back to the panes as they were', () => {
    const journey = Journey.of(inspection).press('v', 'v');
    const before = journey.screen();
    expect(journey.press('t', 'right', 'enter', 'v', 'escape').screen()).toBe(before);
    expect(journey.press('t', 't').screen()).toBe(before);
  });

  it('begins at the path that is selected among the files', () => {
    const journey = Journey.of(inspection).press('v', 'v', '=', '2', 'G', 't');
    expect(facts(journey)).toMatch(/^\/var\/log\/old/);
    expect(title(journey)).toContain('  /var/log/  2.00 kB');
  });

  it('shows what the layer changed, and what is hidden in the image', () => {
    const journey = map().press(']');
    expect(title(journey)).toContain('the filesystem after layer 1  /  8.50 kB');
    expect(facts(journey)).toBe('/usr/  7.50 kB  88.2 % of all  5 entries  ✗ another 2.00 kB are hidden in it');
    journey.press('v');
    expect(title(journey)).toContain('what layer 1 changed  /  2.50 kB');
    journey.press('v');
    // The log that was removed, and the tool that was overwritten.
    expect(title(journey)).toContain('what is hidden in the image  /  4.00 kB');
    expect(journey.row('var/')).toContain('2.00 kB  50.0 %');
    journey.press('V', 'V');
    expect(title(journey)).toContain('the filesystem after layer 1');
    expect(title(journey.press('.'))).toContain('what is hidden in the image');
    expect(title(journey.press('.'))).toContain('the filesystem after layer 1');
    expect(title(Journey.of(inspection).press('.', 't'))).toContain('what is hidden in the image');
  });

  it('tells of what is hidden in a directory, and by which layer, in words that fit the number', async () => {
    const srv = await inspectionOf({
      layers: [
        // 3000 + 1000 bytes are there, and nothing is hidden.
        { entries: { 'srv/data': bytes(3000), 'srv/conf': bytes(1000) } },
        // 200 and 50 bytes take the place of 3000 and of none: 1000 + 200 + 50 are there, and this layer hides 3000.
        { entries: { 'srv/data': bytes(200), 'srv/more': bytes(50) } },
        // 1000 take the place of 1000 others: 1000 + 200 + 50, with 3000 + 1000 hidden by now, 1000 of them by this layer.
        { entries: { 'srv/conf': file('y'.repeat(1000)) } },
      ],
    });
    const journey = Journey.of(srv, 160, 36).press('t');
    expect(facts(journey)).toBe('/srv/  4.00 kB  100 % of all  2 entries');
    expect(facts(journey.press(']'))).toBe('/srv/  250 B  100 % of all  2 entries  ✗ layer 1 hides 3.00 kB in it');
    expect(facts(journey.press(']'))).toBe('/srv/  1.00 kB  100 % of all  1 entry  ✗ layer 2 hides 1.00 kB in it');
    journey.press('V');
    expect(facts(journey)).toBe('/srv/  1.25 kB  100 % of all  3 entries  ✗ another 4.00 kB are hidden in it');
    expect(facts(journey.press('['))).toBe(
      '/srv/  1.25 kB  100 % of all  3 entries  ✗ another 3.00 kB are hidden in it',
    );
  });

  it('says where nothing can be drawn', () => {
    const journey = Journey.of(inspection).press(']', ']', 't');
    expect(journey.screen()).toContain('Layer 2 wrote no bytes. v shows something else.');
    journey.press('enter', 'backspace', 'up', 'right', 'G', 'o', 'x', 'w');
    expect(journey.state.overlay).toBe('treemap');
  });

  it('shows a path among the files, hidden ones where they were', () => {
    const journey = map().press('enter', 'enter', 'enter');
    expect(journey.state).toMatchObject({ overlay: null, focus: 'files', view: 'filesystem' });
    expect(journey.selected()).toContain('large');
    expect(map().press('right', 'f').selected()).toContain('log/');
    const hidden = Journey.of(inspection).press('t', '.', 'g', 'f');
    expect(hidden.state).toMatchObject({ view: 'filesystem', layer: 2 });
    hidden.press('.');
    expect(hidden.state).toMatchObject({ view: 'changes', layer: 0, ghosts: null });
  });

  it('looks into a file, saves it or its directory, and says why', () => {
    const journey = map().press('enter', 'enter');
    journey.press('o');
    expect(journey.effects.at(-1)).toMatchObject({ type: 'open-content' });
    expect(facts(journey.press('escape'))).toMatch(/^\/usr\/lib\/large/);
    expect(journey.press('x').rows().at(-1)).toContain('./large');
    expect(journey.press('escape', 'backspace', 'x').rows().at(-1)).toContain('extract to');
    expect(whyText(journey.press('escape', 'w'))).toContain('After layer 0, 5.00 kB can be seen in lib/ here.');
    expect(journey.screen()).toContain('After layer 0, 5.00 kB can be seen in lib/ here.');
  });

  it('puts together what is too small, and counts it', async () => {
    const names = Array.from({ length: 5000 }, (_, i) => [`tmp/f${i}`, bytes(1)] as const);
    const many = await inspectionOf({
      layers: [{ entries: { 'tmp/half': bytes(5000), ...Object.fromEntries(names) } }],
    });
    const journey = Journey.of(many).press('t', 'enter', 'G');
    expect(facts(journey)).toBe(
      '5 000 others  5.00 kB  50.0 % of this directory, 50.0 % of all  too small to be drawn one by one',
    );
    expect(journey.press('enter').rows().at(-1)).toContain('too small to be drawn one by one');
    expect(journey.row('5 000 others')).toBeDefined();
  });

  it('keeps the selection when the window changes, and stays where the layer has no such directory', () => {
    const journey = map().press('right', 'enter');
    expect(title(journey)).toContain('  /var/');
    journey.press(']');
    expect(title(journey)).toContain('layer 1  /  8.50 kB');
    expect(title(journey.press('['))).toContain('  /var/');
    journey.press('backspace').send({ type: 'resized', size: { columns: 40, rows: 10 } });
    expect(facts(journey)).toMatch(/^\/var\//);
  });

  it('is told by lines and a mark where there are no colours', () => {
    const journey = map(80, 24);
    journey.state = { ...journey.state, theme: { choice: 'none', ground: 'dark', fixed: null }, signs: asciiSigns };
    expect(journey.row('>usr/')).toMatch(/^>usr\/ {2}7\.00 kB {2}70\.0 % =+#\+var\/log\/ {2}2\.00 kB -+$/);
    expect(journey.row('lib/')).toMatch(/^#\+lib\/.*#\|/);
    // Closed on all sides; what is written in the last line of something in it stays.
    expect(journey.rows().at(-3)).toMatch(/^#=+ ?(?:tool ?=+)?=*#/);
  });

  it('shows what a later layer hides', async () => {
    const journey = Journey.of(await inspectionOf(bigfile)).press('j', 't');
    expect(facts(journey)).toBe('/bigfile  1.00 MB  100 % of all  ✗ removed by 2');
    // By a sign in the tile too: without colours, and for eyes that do not part these, nothing else tells it.
    expect(journey.row('>✗ bigfile')).toContain('>✗ bigfile');
    const { theme } = journey.state;
    journey.state = { ...journey.state, theme: { ...theme, choice: 'none' } };
    expect(journey.row('>✗ bigfile')).toContain('>✗ bigfile ═══');
  });
});
