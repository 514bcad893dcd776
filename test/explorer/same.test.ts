import { describe, expect, it } from 'vitest';
import { contentsLike, sameContents } from '../../src/analysis/same-content.js';
import { hashRows } from '../../src/inspect/hash-rows.js';
import type { Inspection } from '../../src/inspect/inspection.js';
import { file, gone, hardlink } from '../images.js';
import { inspectionOf } from './inspection-of.js';
import { Journey } from './journey.js';

const image = {
  layers: [
    { entries: { 'etc/key': 'secret', 'etc/link': hardlink('etc/key'), 'etc/other': 'sEcret' } },
    { entries: { 'srv/copy': 'secret', 'etc/key': 'changed' } },
    { entries: { 'etc/key': file('secret', { mode: 0o600 }), 'srv/copy': gone } },
  ],
};

/** Does what is asked of the world. */
async function answered(journey: Journey): Promise<Journey> {
  for (const effect of journey.effects.splice(0)) {
    if (effect.type !== 'find-same') continue;
    const { inspection, version } = effect;
    await hashRows(inspection, contentsLike(inspection.stack, version));
    journey.send({ type: 'same-found', version, places: sameContents(inspection.stack, version) });
  }
  return journey;
}

async function open(inspection: Inspection): Promise<Journey> {
  const journey = Journey.of(inspection, 120, 30).press('v', 'v', '2', '=', 'j');
  return answered(journey.press('*'));
}

const listed = (journey: Journey) =>
  journey
    .rows()
    .flatMap((row) =>
      [...(/^[> ] +(\d+ +\S+ \S+ {2}\/\S+(?: {2}.*)?)$/.exec(row) ?? [])]
        .slice(1)
        .map((text) => text.replace(/ +/g, ' ').trim()),
    );

describe('the same content elsewhere', () => {
  it('is listed by layer and name, what is hidden and what are links among them', async () => {
    const journey = await open(await inspectionOf(image));
    expect(journey.row('Same content')).toContain('4 places have the 6 B of /etc/key');
    expect(listed(journey)).toEqual([
      '0 6 B /etc/key',
      '0 6 B /etc/link hard link',
      '1 6 B /srv/copy ✗ removed by 2',
      '2 6 B /etc/key',
      '1 7 B /etc/key ✗ overwritten by 2',
    ]);
    expect(journey.row('Other contents of /etc/key')).toBeDefined();
  });

  it('is said to be looked for until it is there', async () => {
    const journey = Journey.of(await inspectionOf(image), 120, 30).press('v', 'v', '2', '=', 'j', '*');
    expect(journey.row('Same content')).toMatch(/^ Same content {2}looking for the 6 B of \/etc\/key /);
  });

  it('is gone to with Enter, and looked into with o', async () => {
    const journey = await open(await inspectionOf(image));
    journey.press('G', 'k', 'k', 'enter');
    expect(journey.state).toMatchObject({ overlay: null, same: null, layer: 1, focus: 'files' });
    expect(journey.selected()).toContain('copy');
    const again = await answered(journey.press('*'));
    expect(again.press('o').state.overlay).toBe('content');
  });

  it('goes back to what was there, and asks for a file', async () => {
    const journey = await open(await inspectionOf(image));
    const panes = journey.press('escape').screen();
    expect(panes).toContain('[2] Files');
    expect(journey.press('g', '*').rows().at(-1)).toContain('Select a file');
  });
});
