import { describe, expect, it } from 'vitest';
import { choicesMade, readRemembered } from '../../src/explorer/remembered.js';
import { themeOf } from '../../src/explorer/themes.js';
import { everything } from './images.js';
import { inspectionOf } from './inspection-of.js';
import { Journey } from './journey.js';

describe('the theme', () => {
  it('is the next one that looks different on T, whatever lies over the panes, and comes round', async () => {
    const journey = Journey.of(await inspectionOf(everything)).press('?');
    const names = Array.from({ length: 8 }, () => {
      journey.press('T');
      expect(journey.state.overlay).toBe('help');
      expect(journey.rows().at(-1)).toContain(`Theme: ${journey.state.theme.choice}`);
      return themeOf(journey.state.theme);
    });
    expect(names).toEqual([
      'light',
      'high-contrast',
      'colour-blind',
      '16-colours',
      'none',
      'dark',
      'light',
      'high-contrast',
    ]);
  });

  it('follows the background while nobody chose one', async () => {
    const journey = Journey.of(await inspectionOf(everything)).send({ type: 'ground', ground: 'light' });
    expect(themeOf(journey.state.theme)).toBe('light');
    journey.press('T').send({ type: 'ground', ground: 'light' });
    expect(journey.state.theme.choice).toBe('dark');
    expect(themeOf(journey.state.theme)).toBe('dark');
  });
});

describe('what is remembered', () => {
  it('is what the user changed, and nothing else', async () => {
    const journey = Journey.of(await inspectionOf(everything));
    const first = journey.state;
    expect(choicesMade(first, journey.send({ type: 'ground', ground: 'light' }).press('j', '2').state)).toEqual({});
    expect(choicesMade(first, journey.press('s', 'T').state)).toEqual({ sort: 'size', theme: 'dark' });
    expect(choicesMade(first, journey.press('s').state)).toEqual({ sort: 'hidden', theme: 'dark' });
  });

  it('is what was written down, as far as it has a meaning', () => {
    expect(readRemembered({ theme: 'light', sort: 'size', more: 1 })).toEqual({ theme: 'light', sort: 'size' });
    expect(readRemembered({ theme: 'pink', sort: ['size'] })).toEqual({});
    expect(readRemembered('theme')).toEqual({});
  });
});
