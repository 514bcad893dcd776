import { describe, expect, it } from 'vitest';
import type { ImageCandidate } from '../../src/source/image.js';
import { Journey } from './journey.js';

const candidate = (reference: string): ImageCandidate => ({
  reference,
  tags: [reference],
  platform: { os: 'linux', architecture: 'amd64', variant: null, osVersion: null },
  digest: null,
  imageId: null,
  available: true,
  open: () => Promise.reject(new Error('not opened here')),
});

function choosing(count: number, rows = 24, preferred: number | null = null): Journey {
  const images = Array.from({ length: count }, (_, i) => candidate(`image:${i + 1}`));
  const choice = {
    kind: 'choose',
    reason: 'image',
    images,
    preferred: preferred === null ? null : images[preferred]!,
  } as const;
  return new Journey(80, rows).send({ type: 'found', choice });
}

const selected = (journey: Journey) => /image:(\d+)/.exec(journey.row('> '))?.[1];

describe('the list of images', () => {
  it('begins with the preferred one, in sight', () => {
    expect(selected(choosing(100, 24, 70))).toBe('71');
    expect(selected(choosing(3))).toBe('1');
  });

  it('moves by rows, pages and to the ends, and stays within', () => {
    const journey = choosing(100);
    expect(selected(journey.press('j', 'down'))).toBe('3');
    expect(selected(journey.press('k', 'up', 'k'))).toBe('1');
    expect(selected(journey.press('G'))).toBe('100');
    expect(selected(journey.press('j'))).toBe('100');
    expect(Number(selected(journey.press('pageup')))).toBeLessThan(90);
    expect(selected(journey.press('g'))).toBe('1');
    expect(Number(selected(journey.press('pagedown')))).toBeGreaterThan(10);
    expect(journey.row('Which one?')).toMatch(/↓\d+$/);
  });

  it('takes the selected one with Enter, and one of the first nine with its number', () => {
    for (const [keys, image] of [
      [['j', 'enter'], 'image:2'],
      [['3'], 'image:3'],
    ] as const) {
      const journey = choosing(5).press(...keys);
      expect(journey.effects).toMatchObject([{ type: 'inspect', candidate: { reference: image } }]);
      expect(journey.state.choice).toBeNull();
    }
    expect(choosing(2).press('7').effects).toEqual([]);
  });

  it('is not moved by keys for the help that lies over it', () => {
    const journey = choosing(50).press('j', '?', 'j', 'j', 'escape');
    expect(journey.effects).toEqual([]);
    expect(selected(journey)).toBe('2');
  });

  it('shows a screen of every size', () => {
    for (const [columns, rows] of [
      [40, 10],
      [200, 60],
    ] as const) {
      const journey = choosing(500, 24, 200).send({ type: 'resized', size: { columns, rows } });
      expect(journey.rows()).toHaveLength(rows);
      expect(selected(journey)).toBe('201');
    }
  });
});

it('more keys than there are images leave nothing out of range', () => {
  const journey = choosing(1).press('G', 'pagedown', 'j', 'g', 'k', 'enter');
  expect(journey.effects).toHaveLength(1);
});
