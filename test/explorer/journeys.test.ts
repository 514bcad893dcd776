import { describe, expect, it } from 'vitest';
import { bigfile, everything } from './images.js';
import { inspectionOf, inspectionsOf } from './inspection-of.js';
import { Journey } from './journey.js';

describe('a file that the next layer removes', () => {
  it('is shown as hidden in the layer that wrote it', async () => {
    const journey = Journey.of(await inspectionOf(bigfile)).press('j');
    expect(journey.row('bigfile  ✗')).toContain('1.00 MB');
    expect(journey.row('bigfile  ✗')).toMatch(/\+ -rw-r--r-- .*bigfile {2}✗ removed by 2 *$/);
  });

  it('is shown with its former size in the layer that removes it', async () => {
    const journey = Journey.of(await inspectionOf(bigfile)).press(']', ']');
    expect(journey.row('✗ still ships')).toMatch(/>- -rw-r--r-- .* 1\.00 MB .*bigfile {2}✗ still ships *$/);
  });

  it('is found with one key from the first screen, where it was', async () => {
    const journey = Journey.of(await inspectionOf(bigfile)).press('.');
    expect(journey.selected()).toMatch(/^✗ .*1\.00 MB.*bigfile {2}✗ removed by 2$/);
    expect(journey.row('[2] Files')).toContain('the filesystem after layer 2, with hidden files');
  });

  it('goes back to what was shown before with the same key', async () => {
    const journey = Journey.of(await inspectionOf(bigfile)).press('.', '.');
    expect(journey.row('Files')).toContain('what layer 0 changed');
  });

  it('is explained with its own figures', async () => {
    const journey = Journey.of(await inspectionOf(bigfile)).press('.', 'w');
    expect(journey.row('Why')).toContain('Layer 1 wrote bigfile, 1.00 MB; layer 2 removed it: the bytes still ship.');
  });

  it('has its life told, with what still ships', async () => {
    const journey = Journey.of(await inspectionOf(bigfile), 200, 50).press('|', '.');
    expect(journey.row('1 added')).toMatch(/1 added +1\.00 MB {2}-rw-r--r-- 0:0 +COPY bigfile \//);
    expect(journey.row('2 removed')).toContain('RUN rm /bigfile');
    expect(journey.row('of layer 1 still ship')).toContain('✗ 1.00 MB of layer 1 still ship: removed by 2');
  });
});

describe('the header', () => {
  it('has the figures of the image', async () => {
    const [header] = Journey.of(await inspectionOf(bigfile)).rows();
    expect(header).toBe(
      ' unearth   bigfile:latest   linux/amd64   3 layers   1.00 MB   efficiency <0.1 %   hidden 1.00 MB',
    );
  });

  it('leaves out the least telling figures first when it gets narrow', async () => {
    const inspection = await inspectionOf(bigfile);
    const [at60] = Journey.of(inspection, 60, 24).rows();
    expect(at60).toBe(' bigfile:latest   1.00 MB   hidden 1.00 MB');
    const [at44] = Journey.of(inspection, 44, 14).rows();
    expect(at44).toContain('hidden 1.00 MB');
  });
});

describe('moving through layers', () => {
  it('keeps path, open directories and view', async () => {
    const journey = Journey.of(await inspectionOf(everything), 149, 36).press(']', 'tab');
    while (!journey.selected().includes('server.js')) journey.press('j');
    const line = journey.rows().findIndex((row) => row.includes('>+'));
    journey.press(']');
    expect(journey.selected()).toMatch(/^~ .*server\.js {2}✗ hides 300 B$/);
    journey.press('v', 'v', ']');
    expect(journey.row('[2] Files')).toContain('the filesystem after layer 3');
    expect(journey.selected()).toContain('server.js');
    journey.press('V', 'V', '[', '[');
    expect(journey.selected()).toContain('server.js');
    expect(journey.rows().findIndex((row) => row.includes('>+'))).toBe(line);
  });

  it('selects the nearest directory where the path is not, and the path again where it is', async () => {
    const journey = Journey.of(await inspectionOf(everything)).press(']', 'tab');
    while (!journey.selected().includes('.env')) journey.press('j');
    journey.press('v', 'v', ']', ']');
    expect(journey.selected()).toContain('app/');
    expect(journey.press('[').selected()).toContain('.env');
  });
});

describe('the files of a layer', () => {
  it('tells what a layer only rewrote', async () => {
    const journey = Journey.of(await inspectionOf(everything)).press(']', ']');
    expect(journey.row('passwd')).toMatch(/= -rw-r--r-- .*passwd {2}✗ hides 10 B$/);
  });

  it('tells removed and opaque apart from what stays', async () => {
    const journey = Journey.of(await inspectionOf(everything)).press('end');
    expect(journey.row('.env  ✗')).toMatch(/- -rw-r--r-- .*\.env {2}✗ still ships$/);
    expect(journey.row(' x  ✗')).toMatch(/- -rw-r--r-- .* x {2}✗ still ships$/);
    expect(journey.row(' z')).toMatch(/\+ -rw-r--r-- .* z$/);
  });

  it('shows links and special modes', async () => {
    const journey = Journey.of(await inspectionOf(everything), 149, 40);
    expect(journey.row('bin →')).toMatch(/lrwxrwxrwx|lrw-r--r--/);
    expect(journey.row('perl5')).toContain('hard link to /usr/bin/perl');
    expect(journey.row(' su')).toContain('-rwsr-xr-x');
  });

  it('shows what changed since the base', async () => {
    const journey = Journey.of(await inspectionOf(everything)).press('end', 'v');
    expect(journey.row('Files')).toContain('what changed since the base: layers 1 to 3');
    expect(
      Journey.of(await inspectionOf(everything))
        .press(']', 'v')
        .row('Files'),
    ).toMatch(/since the base: layer 1 /);
    expect(journey.screen()).not.toContain('perl');
    expect(journey.row('server.js')).toMatch(/\+ -rw-r--r--/);
  });

  it('sorts by size, largest first', async () => {
    const journey = Journey.of(await inspectionOf(everything)).press('s');
    const order = journey.rows().join('\n');
    expect(order.indexOf('usr/')).toBeLessThan(order.indexOf('etc/'));
    const byName = journey.press('s', 's', 's', 's', 's').screen();
    expect(byName.indexOf('etc/')).toBeLessThan(byName.indexOf('usr/'));
  });

  it('opens and closes directories, alone and all together', async () => {
    const journey = Journey.of(await inspectionOf(everything)).press('v', 'v', 'tab', '-');
    expect(journey.screen()).not.toContain('passwd');
    journey.press('enter');
    expect(journey.screen()).toContain('passwd');
    journey.press('l');
    expect(journey.selected()).toContain('passwd');
    journey.press('h');
    expect(journey.selected()).toContain('etc/');
    journey.press('h');
    expect(journey.screen()).not.toContain('passwd');
    journey.press('=');
    expect(journey.screen()).toContain('copyright');
  });

  it('opens what is the only thing in a directory with it', async () => {
    const journey = Journey.of(await inspectionOf(everything)).press('v', 'v', 'tab', '-');
    while (!journey.selected().includes('usr/')) journey.press('j');
    journey.press('enter');
    while (!journey.selected().includes('share/')) journey.press('j');
    expect(journey.screen()).not.toContain('copyright');
    journey.press('space');
    expect(journey.screen()).toContain('copyright');
  });

  it('keeps the figures where there is no room for all the words', async () => {
    const journey = Journey.of(await inspectionOf(everything), 100, 24).press('.', '=');
    expect(journey.row('Files')).toMatch(/\[2\] Files · after layer 3, with hidden +4\.3\d kB( [↑↓]\d+)*$/);
  });

  it('draws bars in proportion to what is hidden too', async () => {
    const journey = Journey.of(await inspectionOf(bigfile), 149, 36).press('.');
    expect(journey.row('bigfile  ✗')).toContain('██████');
    expect(journey.row(' etc/').split('d(implied)')[1]).not.toMatch(/[▏▎▍▌▋▊▉█]/);
  });

  it('says where there is nothing to show', async () => {
    const inspection = await inspectionOf({ layers: [{ entries: { a: 'a' } }, { entries: {} }] });
    expect(Journey.of(inspection).press(']').row('changed no file')).toContain('Layer 1 changed no file.');
  });
});

describe('a layer that cannot be read', () => {
  it('is said to be that, without figures', async () => {
    const read = await inspectionOf({ layers: [{ entries: { a: 'a' } }, { entries: {} }, { entries: { b: 'b' } }] });
    const layers = read.layers.map((layer, i) => (i === 1 ? { ...layer, state: 'unreadable' as const } : layer));
    const journey = Journey.of({ ...read, layers, complete: false }).press(']', 'w');
    expect(journey.row('> 1')).toContain('✗ unreadable  ');
    expect(journey.screen()).not.toContain('+0 added');
    expect(journey.row(' Why')).toContain('Layer 1 could not be read: what it ships and changed is not known');
  });
});

describe('an image without layers', () => {
  it('has no layer 0', async () => {
    const journey = Journey.of(await inspectionOf({ layers: [] }));
    expect(journey.screen()).not.toMatch(/layer 0/i);
    expect(journey.press('3').screen()).not.toMatch(/layer 0/i);
  });
});

describe('the layer bar', () => {
  it('marks the selected layer, also where several share a column', async () => {
    const layers = Array.from({ length: 60 }, (_, i) => ({ entries: { [`file${i}`]: 'x' } }));
    const journey = Journey.of(await inspectionOf({ layers }), 44, 14);
    for (let layer = 0; layer < 60; layer += 1) {
      expect(journey.rows()[1]!.includes('>') || journey.rows()[1]!.includes(`${layer}`)).toBe(true);
      journey.press('j');
    }
    expect(journey.rows()[1]).toMatch(/>/);
  });
});

describe('keys', () => {
  it('move between panes and back to the first', async () => {
    const journey = Journey.of(await inspectionOf(bigfile));
    expect(journey.press('tab').row('[2] Files')).toBeDefined();
    expect(journey.press('tab').row('[3] Path')).toBeDefined();
    expect(journey.press('tab').row('[1] Layers')).toBeDefined();
    expect(journey.press('shift-tab').row('[3] Path')).toBeDefined();
    expect(journey.press('2').row('[2] Files')).toBeDefined();
    expect(journey.press('escape').row('[1] Layers')).toBeDefined();
    expect(journey.press('enter').row('[2] Files')).toBeDefined();
  });

  it('say why they do nothing', async () => {
    const journey = Journey.of(await inspectionOf(bigfile)).press('p');
    expect(journey.rows().at(-1)).toContain('Nothing wrong was found in this image.');
    expect(journey.press('j').rows().at(-1)).toContain('quit');
  });

  it('are hinted at only where they do something', async () => {
    const footer = (journey: Journey) => journey.rows().at(-1)!.trim();
    expect(footer(new Journey(120, 36))).toBe('↑↓ move  Tab pane  ? help  q quit');
    const none = Journey.of(await inspectionOf({ layers: [] }));
    expect(footer(none)).toBe('↑↓ move  Enter open  Tab pane  ? help  q quit');
    const journey = Journey.of(await inspectionOf(bigfile));
    expect(footer(journey)).toBe(
      '↑↓ move  Enter open  Tab pane  v view  H hidden  . in place  w why  / filter  t map  ? help  q quit',
    );
    expect(footer(journey.press('?'))).toBe('↑↓ move  / filter  ? help  q quit');
    expect(footer(journey.press('3'))).not.toContain('Enter');
  });

  it('that mean nothing change nothing', async () => {
    const journey = Journey.of(await inspectionOf(bigfile));
    const { state } = journey;
    expect(journey.press('Z', 'ctrl-x').state).toBe(state);
  });

  it('leave with q and Ctrl-C, and stop with Ctrl-Z', async () => {
    const journey = Journey.of(await inspectionOf(bigfile)).press('q', 'ctrl-c', 'ctrl-z');
    expect(journey.effects.map(({ type }) => type)).toEqual(['quit', 'quit', 'suspend']);
  });

  it('that ask for hidden files while the image is read find them when they are there', async () => {
    const journey = new Journey(120, 36);
    const [first, ...later] = await inspectionsOf(bigfile);
    journey.send({ type: 'inspected', inspection: first! }).press('.');
    expect(journey.rows().at(-1)).toContain('Nothing hidden was found so far.');
    for (const inspection of later) journey.send({ type: 'inspected', inspection });
    expect(journey.selected()).toMatch(/^✗ .*bigfile {2}✗ removed by 2$/);
    expect(journey.press('.').row('Files')).toContain('what layer 0 changed');
  });

  it('work before the image is there', () => {
    const journey = new Journey(80, 24).press('j', 'tab', 'j', 'enter', '.', 'v', 'w', '=', 'G', ']', '?', 'escape');
    expect(journey.rows()).toHaveLength(24);
    expect(journey.press('v').rows().at(-1)).toContain('The image is not open yet.');
  });
});
