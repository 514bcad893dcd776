import { describe, expect, it } from 'vitest';
import { duplicates } from '../../src/analysis/duplicates.js';
import { gone } from '../images.js';
import { inspectionOf } from './inspection-of.js';
import { Journey } from './journey.js';

const inspection = await inspectionOf({
  layers: [
    { entries: { 'a/one': 'same text', 'a/two': 'same text', other: 'else' } },
    { entries: { three: 'same text', 'a/two': gone } },
  ],
});

/** With the list, as it is when all contents were compared. */
const listed = () =>
  Journey.of(inspection)
    .press('C')
    .send({ type: 'copies-found', duplicates: duplicates(inspection.stack) });

describe('C', () => {
  it('compares contents, and lists those that are stored more than once', () => {
    const journey = Journey.of(inspection).press('C');
    expect(journey.screen()).toContain('Comparing contents of equal size');
    expect(journey.effects.at(-1)).toMatchObject({ type: 'find-copies' });
    const rows = listed()
      .rows()
      .map((row) => row.trimEnd());
    expect(rows[1]).toMatch(/ Copies {2}18 B could be saved: 1 content more than once/);
    expect(rows.slice(2, 6)).toEqual([
      '>     18 B  3 copies of 9 B',
      '         0  /a/one',
      '         0  /a/two  ✗ removed by 1',
      '         1  /three',
    ]);
  });

  it('looks into a copy, saves it, and comes back', () => {
    const journey = listed().press('j', 'j', 'x');
    expect(journey.rows().at(-1)).toContain('./two');
    journey.press('escape', 'enter');
    expect(journey.effects.at(-1)).toMatchObject({ type: 'open-content', version: 1 });
    journey.press('escape');
    expect(journey.state.overlay).toBe('copies');
    journey.press('escape', 'C');
    // What was compared is known.
    expect(journey.effects.filter(({ type }) => type === 'find-copies')).toHaveLength(1);
    expect(journey.row('/a/two')).toMatch(/^>/);
  });

  it('says where there are none, and why they are not known', () => {
    const none = Journey.of(inspection).press('C').send({ type: 'copies-found', duplicates: [] });
    expect(none.screen()).toContain('No content is stored more than once.');
    none.press('j', 'enter');
    expect(none.state.content).toBe(null);
    const failed = Journey.of(inspection)
      .press('C')
      .send({ type: 'copies-failed', failure: 'Gone.' as never });
    expect(failed.screen()).toContain('Gone.');
  });
});
