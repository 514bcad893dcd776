import { describe, expect, it } from 'vitest';
import { cursorNode } from '../../src/explorer/files/files.js';
import { file, gone, hardlink } from '../images.js';
import { bigfile, everything } from './images.js';
import { inspectionOf } from './inspection-of.js';
import { Journey, whyText } from './journey.js';

/** What the explorer says of the path, on the layer, in the whole filesystem. */
async function whyOf(image: Parameters<typeof inspectionOf>[0], layer: number, name: string): Promise<string> {
  const journey = Journey.of(await inspectionOf(image)).press(
    'v',
    'v',
    '=',
    ...Array.from({ length: layer }, () => ']'),
    'tab',
  );
  const node = () => Buffer.from(journey.state.inspection!.stack.tree.name(cursorNode(journey.state))).toString();
  for (let row = 0; node() !== name; row += 1) {
    if (row > 50) throw new Error(`${name} is not there:\n${journey.screen()}`);
    journey.press('j');
  }
  return whyText(journey);
}

describe('why', () => {
  it('tells what a layer is and hides', async () => {
    const journey = Journey.of(await inspectionOf(bigfile)).press('j');
    expect(whyText(journey)).toBe(
      'Layer 1 ships 1.00 MB, 99.9 % of the image: 1 path added, 0 modified, 0 removed. ' +
        '1.00 MB of it is hidden in the end, and still ships: /bigfile, 1.00 MB; layer 2 removed it. ' +
        'Without those bytes, the image would be 1.00 MB smaller, by 99.9 %, and its efficiency 100 % instead of <0.1 %.',
    );
    journey.press('j');
    expect(whyText(journey)).not.toContain('can be seen');
    // It ships nothing: what it hides comes first, and is not cut in a small terminal.
    expect(whyText(journey)).toMatch(
      /^It hides 1.00 MB of the layers below it, which does not make the image smaller: those bytes still ship\./,
    );
  });

  it('tells that a chown costs the whole file', async () => {
    expect(await whyOf(everything, 2, 'server.js')).toBe(
      'Layer 1 wrote server.js, 300 B; layer 2 changed the owner of it and so wrote all of it again, 300 B: 300 B of it still ' +
        // 4 653 bytes ship, 4 330 of them to be seen: 4330/4653, and 4330/4353 without those 300.
        'ship hidden. Had it been given its owner and mode where it is copied (COPY --chown, --chmod), the image would be 300 B ' +
        'smaller, by 6.4 %, and its efficiency 99.5 % instead of 93.1 %.',
    );
  });

  it('tells that a path is as it should be', async () => {
    expect(await whyOf(everything, 0, 'shadow')).toBe('Layer 0 wrote shadow, 6 B. Nothing of it is hidden.');
  });

  it('tells what a directory has, and had', async () => {
    expect(await whyOf(everything, 3, 'app')).toContain(
      'were there, and were removed or overwritten: these bytes still ship.',
    );
  });

  it('tells of a content that lost its last name at another path', async () => {
    const image = {
      layers: [
        { entries: { a: file('content'), b: hardlink('a') } },
        { entries: { a: gone } },
        { entries: { b: gone } },
        { entries: { c: '' } },
      ],
    };
    const journey = Journey.of(await inspectionOf(image), 160, 40).press('.');
    expect(journey.row('of layer 0 still ship')).toContain('✗ 7 B of layer 0 still ship: removed by 2');
  });
});

describe('problems', () => {
  it('are counted in the header and listed on a key', async () => {
    const journey = Journey.of(await inspectionOf({ layers: [{ entries: { 'not-there': gone } }] }));
    expect(journey.rows()[0]).toContain('1 problem');
    expect(journey.rows().at(-1)).toContain('p problems');
    journey.press('p');
    expect(journey.row('▾ dangling-whiteout')).toContain('1 notice');
    expect(journey.row('layer 0  /not-there')).toMatch(/ layer 0 {2}\/not-there {2}byte \d+/);
    expect(journey.press('p').screen()).not.toContain('dangling-whiteout');
  });
});
