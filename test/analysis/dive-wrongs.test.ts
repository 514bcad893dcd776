import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analysis/analyse.js';
import { directory, file, gone, opaque, stackOf, symlink } from '../images.js';
import { pathsOf, stackingProblems } from '../tree/listing-of.js';

const megabyte = file(Buffer.alloc(1_000_000, 'm'));

describe('what dive gets wrong', () => {
  it('a directory removed by one whiteout counts what was in it', async () => {
    const { totals, diveCompatible } = analyse(
      await stackOf({ keep: 'k', 'd/': directory(), 'd/big': megabyte }, { d: gone }),
    );
    expect(totals.hiddenBytes).toBe(1_000_000);
    // Dive sees d/big once, and d once: nothing wasted.
    expect(diveCompatible.wastedBytes).toBe(0);
  });

  it('an opaque whiteout hides', async () => {
    const stack = await stackOf({ 'd/big': megabyte, 'd/other': 'x' }, { d: opaque, 'd/new': 'n' });
    expect(pathsOf(stack)).toEqual(['d', 'd/new']);
    expect(analyse(stack).totals.hiddenBytes).toBe(1_000_001);
  });

  it('a dangling whiteout is a problem, and the rest of the layer counts', async () => {
    const stack = await stackOf({ a: megabyte }, { nothing: gone, a: megabyte });
    expect(stackingProblems(stack)).toEqual(['dangling-whiteout 1 nothing']);
    expect(analyse(stack).diveCompatible.wastedBytes).toBe(2_000_000);
    expect(analyse(stack).totals.hiddenBytes).toBe(1_000_000);
  });

  it('a retargeted symlink is modified', async () => {
    expect(analyse(await stackOf({ l: symlink('a') }, { l: symlink('b') })).layers[1]!.modified).toBe(1);
  });

  it('the copy that is kept is no waste, and shares stay below one', async () => {
    const layers = Array.from({ length: 6 }, () => ({ f: megabyte }));
    const { totals } = analyse(await stackOf({ base: 'b' }, ...layers));
    expect(totals.hiddenBytes).toBe(5_000_000);
    expect(totals.efficiency).toBeCloseTo(1 / 6);
  });
});

describe('the dive-compatible score', () => {
  it('of a file that is written three times', async () => {
    // Sizes 10, 30, 20 at one path and 40 at another: smallest 10 + 40 by 60 + 40.
    const stack = await stackOf({ a: 'x'.repeat(10), b: 'x'.repeat(40) }, { a: 'x'.repeat(30) }, { a: 'x'.repeat(20) });
    expect(analyse(stack).diveCompatible).toEqual({
      efficiency: 0.5,
      neededBytes: 50,
      countedBytes: 100,
      wastedBytes: 60,
      userWastedPercent: 60 / 50,
    });
  });

  it('takes the whiteout of a file as a size of 0 at its path', async () => {
    const stack = await stackOf({ a: 'x'.repeat(30), b: 'x'.repeat(10) }, { a: gone });
    expect(analyse(stack).diveCompatible).toEqual({
      efficiency: 0.25,
      neededBytes: 10,
      countedBytes: 40,
      wastedBytes: 30,
      userWastedPercent: null,
    });
  });

  it('takes the whiteout of a directory as the size of its subtree', async () => {
    // d is a leaf twice: empty in layer 0, and as a whiteout of 8 bytes in layer 2.
    const stack = await stackOf({ 'd/': directory() }, { 'd/a': '12345', 'd/b': '678' }, { d: gone });
    expect(analyse(stack).diveCompatible).toEqual({
      efficiency: 0.5,
      neededBytes: 8,
      countedBytes: 16,
      wastedBytes: 8,
      userWastedPercent: 1,
    });
  });

  it('takes a whiteout and an entry at one path of a layer as two leaves', async () => {
    const stack = await stackOf({ a: 'x'.repeat(10) }, { a: gone, 'a ': 'x'.repeat(5) }, [
      ['a', gone],
      ['a', 'x'.repeat(20)],
    ]);
    // At a: 10, 0, 0 (of nothing) and 20; at the other path 5.
    expect(analyse(stack).diveCompatible).toEqual({
      efficiency: 5 / 35,
      neededBytes: 5,
      countedBytes: 35,
      wastedBytes: 30,
      userWastedPercent: 30 / 25,
    });
  });
});
