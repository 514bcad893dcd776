import { describe, expect, it } from 'vitest';
import { textDiff } from '../../src/content/text-diff.js';
import type { Key } from '../../src/explorer/key.js';
import { file } from '../images.js';
import { inspectionOf } from './inspection-of.js';
import { Journey } from './journey.js';

const before = Array.from({ length: 40 }, (_, i) => `line ${i + 1}`);
const after = before.flatMap((line, i) => (i === 4 ? ['five', 'and more'] : i === 30 ? [] : [line]));

const inspection = await inspectionOf({
  layers: [
    { entries: { conf: file(before.join('\n')), once: 'x' } },
    { entries: { conf: file(after.join('\n'), { mode: 0o600 }) } },
    { entries: { conf: file(after.join('\n'), { mode: 0o644 }) } },
  ],
});

/** At a file of the filesystem after a layer. */
function at(name: string, layer: number, columns = 100, rows = 24): Journey {
  const journey = Journey.of(inspection, columns, rows).press(...Array<Key>(layer).fill('j'), 'enter', 'v', 'v');
  for (let step = 0; step < 3 && !journey.selected().includes(name); step += 1) journey.press('j');
  expect(journey.selected()).toContain(name);
  return journey;
}

/** What the journey asked for last is compared. */
function answered(journey: Journey): Journey {
  const texts = [before, after, after].map((lines) => Buffer.from(lines.join('\n')));
  const asked = journey.effects.findLast((effect) => effect.type === 'compare')!;
  const textOf = (version: number) => texts[inspection.stack.layerOf(version)]!;
  const hunks = textDiff(textOf(asked.before), textOf(asked.after))!;
  return journey.send({ type: 'compared', difference: { kind: 'text', hunks } });
}

describe('D', () => {
  it('compares a file with its version before, line by line', () => {
    const journey = answered(at('conf', 1).press('D'));
    expect(journey.row('/conf')).toContain('/conf  differs: content, mode');
    expect(journey.row('layer 0')).toMatch(/ - layer 0 {2}-rw-r--r-- {2}0:0 {2}\d+ B/);
    expect(journey.row('layer 1')).toMatch(/ \+ layer 1 {2}-rw------- {2}0:0/);
    expect(journey.rows().slice(5, 15)).toEqual([
      ' @@ -2,7 +2,8 @@',
      '  2  2   line 2',
      '  3  3   line 3',
      '  4  4   line 4',
      '  5    - line 5',
      '     5 + five',
      '     6 + and more',
      '  6  7   line 6',
      '  7  8   line 7',
      '  8  9   line 8',
    ]);
    const small = answered(at('conf', 1, 100, 12).press('D')).press('n');
    expect(small.rows()[5]).toBe(' @@ -28,7 +29,6 @@');
    small.press('N');
    expect(small.rows()[5]).toBe(' @@ -2,7 +2,8 @@');
    // Both changes are in sight.
    journey.press('G', 'n');
    expect(journey.rows().at(-1)).toContain('No other change comes.');
    journey.press('escape');
    expect(journey.state.overlay).toBe(null);
    expect(journey.effects.at(-1)).toEqual({ type: 'stop-comparing' });
  });

  it('shows both side by side', () => {
    const journey = answered(at('conf', 1).press('D', 'v'));
    const pair = journey.row('five');
    expect(pair.split('│').map((side) => side.trimEnd())).toEqual(['  5 - line 5', '  5 + five']);
    const added = journey.row('and more').split('│');
    expect([added[0]!.trim(), added[1]]).toEqual(['', '  6 + and more']);
    expect(journey.row('layer 0').split('│')[1]).toContain('+ layer');
    expect(answered(at('conf', 1, 140).press('D')).state.diff!.beside).toBe(true);
  });

  it('goes to the versions before and after', () => {
    const journey = answered(at('conf', 1).press('D', ']'));
    expect(journey.row('/conf')).toContain('differs: mode');
    expect(journey.screen()).toContain('Their contents are the same.');
    journey.press(']');
    expect(journey.rows().at(-1)).toContain('No later layer wrote this file.');
    answered(journey.press('['));
    expect(journey.row('/conf')).toContain('differs: content, mode');
  });

  it('tells sums where there are no lines, and what it waits for', () => {
    const journey = at('conf', 1).press('D');
    journey.send({ type: 'inflating', share: 0.5 });
    expect(journey.screen()).toContain('Comparing: a layer is inflated, 50.0 %');
    const sha256 = 'ab'.repeat(32);
    const side = { size: 10, sha256 };
    journey.send({ type: 'compared', difference: { kind: 'binary', before: side, after: side } });
    expect(journey.row('sha256')).toContain(`10 B  sha256:${sha256}`);
    expect(journey.screen()).toContain('Their contents are the same.');
    const failed = at('conf', 1)
      .press('D')
      .send({ type: 'compare-failed', failure: 'Layer 0 is not here.' as never });
    expect(failed.screen()).toContain('Layer 0 is not here.');
  });

  it('needs two versions', () => {
    const journey = at('once', 0).press('D');
    expect(journey.rows().at(-1)).toContain('Only layer 0 wrote this file: there is nothing to compare it with.');
    expect(journey.state.overlay).toBe(null);
  });
});
