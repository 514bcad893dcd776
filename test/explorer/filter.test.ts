import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../src/explorer/files/files.js';
import { nextFound } from '../../src/explorer/filter/next-found.js';
import type { FilteredListing } from '../../src/find/filter-listing.js';
import { kindOf } from '../../src/layer/changeset.js';
import { directory, file, gone } from '../images.js';
import { everything } from './images.js';
import { inspectionOf } from './inspection-of.js';
import { Journey } from './journey.js';

const image = {
  layers: [
    {
      entries: {
        'etc/app/one.conf': 'x'.repeat(3000),
        'etc/app/two.conf': 'two',
        'etc/passwd': 'root',
        'usr/bin/su': file('su', { mode: 0o4755 }),
        'usr/share/conf/': directory(),
        'usr/share/conf/big': 'x'.repeat(2_000_000),
      },
    },
    { entries: { 'etc/app/two.conf': 'changed', 'srv/three.conf': 'three' } },
    { entries: { 'etc/app/one.conf': gone, z: 'z' } },
  ],
};

/** The rows of the tree, by their names. */
function names({ state }: Journey): string[] {
  const outline = outlineOf(state)!;
  const { stack, versions } = outline.listing;
  return outline.slice(0, outline.rows).map((node) => {
    const isDirectory = stack.kind(versions[node]!) === kindOf.directory;
    return `${Buffer.from(stack.tree.name(node))}${isDirectory ? '/' : ''}`;
  });
}

async function open(): Promise<Journey> {
  return Journey.of(await inspectionOf(image), 140, 40).press('v', 'v', '2');
}

describe('the filter', () => {
  it('shows what is typed while it is typed, with the ways there, and goes to the first', async () => {
    const journey = (await open()).press('G', '/', ...'conf');
    expect(names(journey)).toEqual(['etc/', 'app/', 'one.conf', 'two.conf', 'usr/', 'share/', 'conf/']);
    expect(journey.selected()).toContain('one.conf');
    expect(journey.row('[2] Files')).toContain('/conf');
    expect(journey.row('[2] Files')).toContain('3 found');
    journey.press('ctrl-u', ...'three');
    expect(journey.screen()).toContain('Nothing here is like that; layer 1 touched some');
  });

  it('says which layers touched what is found', async () => {
    const journey = (await open()).press('/', ...'.conf', 'enter');
    const [, ...rows] = journey.rows().slice(journey.rows().findIndex((row) => row.includes('found  made by')));
    const counts = rows.slice(0, 3).map((row) => / (\d+|·) {2}\(no history\)/.exec(row)?.[1]);
    expect(counts).toEqual(['2', '2', '1']);
  });

  it('stays after Enter, with directories to open and close, and goes with Esc', async () => {
    const journey = (await open()).press('G', '/', ...'conf', 'enter');
    expect(journey.state.prompt).toBeNull();
    journey.press('g', 'enter');
    expect(names(journey)).toEqual(['etc/', 'usr/', 'share/', 'conf/']);
    expect(journey.row('etc/')).toContain('2 found');
    journey.press('G', 'enter');
    expect(names(journey)).toContain('big');
    expect(journey.press('escape').state.filter).toBeNull();
    expect(names(journey)).toContain('passwd');
    expect(journey.selected()).toContain('conf/');
  });

  it('given up while it is typed, leaves everything as it was', async () => {
    const journey = (await open()).press('=', 'G');
    const before = journey.screen();
    expect(journey.press('/', ...'conf', 'escape').screen()).toBe(before);
  });

  it('goes from one to the next with n and N, in closed directories too, and round', async () => {
    const journey = (await open()).press('/', ...'conf', 'enter', '-', 'n');
    const stops = [journey.selected()];
    for (const key of ['n', 'n', 'n', 'N', 'N']) stops.push(journey.press(key).selected());
    expect(stops.map((row) => /(\w+\.conf|conf\/)/.exec(row)?.[1])).toEqual([
      'one.conf',
      'two.conf',
      'conf/',
      'one.conf',
      'conf/',
      'two.conf',
    ]);
    expect(journey.press('2', 'n').selected()).toContain('one.conf');
    expect(journey.rows().at(-1)).toContain('From the first one again');
    expect(
      Journey.of(await inspectionOf(image))
        .press('n')
        .rows()
        .at(-1),
    ).toContain('/ does');
  });

  it('goes as far as a number says, round and round, from wherever', async () => {
    const journey = (await open()).press('/', ...'c', 'enter', '=', 'g');
    const { tree } = outlineOf(journey.state)!.listing.stack;
    const node = (path: string) => tree.find(Buffer.from(path));
    const all = ['etc', 'etc/app/one.conf', 'etc/app/two.conf', 'usr/share/conf'].map(node);
    for (const times of [1, 2, all.length, all.length + 1, 9_999_999]) {
      for (const [at, cursor] of all.entries()) {
        for (const [key, by] of [
          ['n', times],
          ['N', -times],
        ] as const) {
          journey.state = { ...journey.state, cursor };
          journey.press(...(times === 1 ? [] : String(times)), key);
          const to = (((at + by) % all.length) + all.length) % all.length;
          expect(journey.state.cursor, `${times}${key} from ${at}`).toBe(all[to]);
          const isRound = at + by < 0 || at + by >= all.length;
          expect(journey.rows().at(-1)?.includes('again'), `${times}${key} from ${at}`).toBe(isRound);
        }
      }
    }
    // From a directory that only leads there, the next is below it.
    journey.state = { ...journey.state, cursor: node('usr') };
    expect(journey.press('n').state.cursor).toBe(node('usr/share/conf'));
    journey.state = { ...journey.state, cursor: node('etc/app') };
    expect(journey.press('2', 'n').state.cursor).toBe(node('etc/app/two.conf'));
    journey.state = { ...journey.state, cursor: node('usr') };
    expect(journey.press('N').state.cursor).toBe(node('etc/app/two.conf'));
  });

  it('looks at each child once for a step, however many there are', async () => {
    const names = Array.from({ length: 2000 }, (_, i) => `conf${i}`);
    const many = await inspectionOf({ layers: [{ entries: Object.fromEntries(names.map((name) => [name, name])) }] });
    const { state } = Journey.of(many).press('2', '/', ...'conf', 'enter');
    const outline = outlineOf(state)!;
    let reads = 0;
    const listing = outline.listing as FilteredListing;
    const counting = {
      ...listing,
      foundBelow: new Proxy(listing.foundBelow, {
        get: (all, key) => {
          reads += 1;
          return Reflect.get(all, key);
        },
      }),
    };
    expect(nextFound(outline, counting, outline.nodeAt(5), 9_999_999)).toEqual({
      node: outline.nodeAt((5 + 9_999_999) % 2000),
      isRound: true,
    });
    expect(reads).toBeLessThan(3 * names.length);
  });

  it('survives a change of layer and of view', async () => {
    const journey = (await open()).press('/', ...'conf', 'enter', ']');
    expect(names(journey)).toContain('three.conf');
    expect(names(journey.press('V', 'V'))).toEqual(['etc/', 'app/', 'two.conf', 'srv/', 'three.conf']);
    expect(names(journey.press(']'))).toEqual(['etc/', 'app/', 'one.conf']);
  });

  it('has modes, and says what is wrong with what is typed', async () => {
    const journey = (await open()).press('/', 'tab', ...'*.conf');
    expect(journey.rows().at(-1)).toMatch(/filter, glob .*Tab: glob/);
    expect(names(journey)).toEqual(['etc/', 'app/', 'one.conf', 'two.conf']);
    journey.press('tab');
    expect(journey.rows().at(-1)).toMatch(/filter, regex \*\.conf .*nothing to repeat/);
    expect(names(journey)).toEqual(['etc/', 'app/', 'one.conf', 'two.conf']);
    expect(names(journey.press('ctrl-u', ...'^t'))).toEqual(['etc/', 'app/', 'two.conf']);
  });

  it('takes what is pasted, and no more than the longest path has', async () => {
    const journey = (await open()).press('/').send({ type: 'pasted', text: 'x\n'.repeat(2048) });
    expect(journey.state.prompt!.text).toBe('x '.repeat(2048));
    expect(journey.rows().at(-1)).toMatch(/^ filter (x ){50,}/);
    journey.press('y');
    expect(journey.rows().at(-1)).toMatch(/x +Too long: up to 4.096 characters go in\.$/u);
    journey.press('left');
    expect(journey.rows().at(-1)).not.toContain('Too long');
    journey.send({ type: 'pasted', text: 'conf' });
    expect(journey.state.prompt!.text).toHaveLength(4096);
    expect(journey.rows().at(-1)).toMatch(/x +Too long: up to 4.096 characters go in\.$/u);
    journey.send({ type: 'resized', size: { columns: 50, rows: 12 } });
    expect(journey.rows().at(-1)).toMatch(/^ Too long: up to 4.096 characters go in\. *$/u);
  });

  it('speaks of sizes, and of what is below a name', async () => {
    const journey = (await open()).press('/', ...'conf', 'space', ...'>2k');
    expect(names(journey)).toEqual(['etc/', 'app/', 'one.conf', 'usr/', 'share/', 'conf/', 'big']);
  });

  it('moves in what is found while it is typed', async () => {
    const journey = (await open()).press('/', ...'conf', 'down');
    expect(journey.selected()).toContain('two.conf');
    expect(journey.press('up', 'enter').selected()).toContain('one.conf');
  });
});

describe('quick filters', () => {
  it('take one key each, go together, and go off again', async () => {
    const journey = (await open()).press('b');
    expect(names(journey)).toEqual(['usr/', 'share/', 'conf/', 'big']);
    expect(journey.row('[2] Files')).toContain('big');
    expect(names(journey.press('b', 'S'))).toEqual(['usr/', 'bin/', 'su']);
    expect(journey.press('S').state.filter).toBeNull();
    expect(names(journey.press('/', ...'conf', 'enter', 'b'))).toEqual(['usr/', 'share/', 'conf/', 'big']);
  });

  it('show one kind of change at a time, and what is hidden where it was', async () => {
    const journey = (await open()).press(']', 'V', 'V', 'm');
    expect(names(journey)).toEqual(['etc/', 'app/', 'two.conf']);
    expect(names(journey.press('a'))).toEqual(['srv/', 'three.conf']);
    expect(names(journey.press('u'))).toEqual(['etc/', 'app/', 'two.conf', 'srv/', 'three.conf']);
    expect(names(journey.press('u', ']', 'v', 'v', 'd'))).toEqual(['etc/', 'app/', 'one.conf', 'two.conf']);
    expect(journey.press('r').screen()).toContain('layer 2 touched some');
  });
});

describe('the order of files', () => {
  it('is by one thing after the other, said in the title of its column, and turned round', async () => {
    const journey = (await open()).press(']', ']', '-');
    const first = () => names(journey)[0];
    expect(journey.row('name↑')).toMatch(/mode +owner +size +name↑/);
    journey.press('s');
    expect(first()).toBe('usr/');
    expect(journey.row('size↓')).toBeDefined();
    expect(names(journey.press('R'))).toEqual(['z', 'srv/', 'etc/', 'usr/']);
    journey.press('s');
    expect(journey.row('hidden↓')).toBeDefined();
    expect(first()).toBe('etc/');
    journey.press('s');
    expect(journey.row('entries↓')).toBeDefined();
    expect(journey.row('usr/')).toMatch(/ 5 /);
    journey.press('s', 's');
    expect(names(journey)[0]).toBe('z');
    expect(names(journey.press('s', 'O'))).toEqual(['etc/', 'srv/', 'usr/', 'z']);
    expect(names(journey.press('R'))).toEqual(['z', 'usr/', 'srv/', 'etc/']);
  });

  it('of the largest files in one list is by size, whatever it is in the tree', async () => {
    const journey = (await open()).press('L');
    const rows = journey.rows().flatMap((row) => [...(/ (\/[\w./]+)/.exec(row.slice(45)) ?? [])].slice(1));
    expect(rows.slice(0, 3)).toEqual(['/usr/share/conf/big', '/etc/app/one.conf', '/etc/passwd']);
    journey.press('j');
    expect(journey.press('L').selected()).toContain('one.conf');
    expect(journey.state.order.by).toBe('name');
    const filtered = journey.press('L', '/', ...'two', 'enter');
    expect(filtered.selected()).toContain('/etc/app/two.conf');
    expect(filtered.press('escape', 'escape').state).toMatchObject({ filter: null, flat: null });
  });
});

describe('a marked layer', () => {
  it('is compared with any other, whichever is older', async () => {
    const journey = Journey.of(await inspectionOf(image), 140, 40).press('M');
    expect(journey.row('[1] Layers')).toBeDefined();
    journey.press('G');
    expect(journey.row('what changed between layers 0 and 2')).toBeDefined();
    expect(journey.row('one.conf')).toContain('- ');
    expect(journey.row('two.conf')).toContain('~ ');
    journey.press('k', 'M', 'g');
    expect(journey.row('what changed between layers 0 and 1')).toBeDefined();
    expect(journey.screen()).not.toContain('one.conf');
    journey.press('j', 'M');
    expect(journey.state).toMatchObject({ mark: null, view: 'changes' });
    expect(journey.press('v', 'v', 'v').state.view).toBe('changes');
  });

  it('is of no harm to an image of one layer', async () => {
    const journey = Journey.of(await inspectionOf({ layers: everything.layers.slice(0, 1) })).press(
      'M',
      'v',
      'V',
      'j',
      'M',
    );
    expect(journey.state.mark).toBeNull();
  });
});
