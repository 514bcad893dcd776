import { expect, it } from 'vitest';
import { keyScripts } from '../../bench/races/key-scripts.js';
import { inspectionOf } from '../explorer/inspection-of.js';
import { Journey } from '../explorer/journey.js';
import { gone } from '../images.js';

/** Keys by what terminals send for them. */
const names: Readonly<Record<string, string>> = { '\t': 'tab', '\u001b[5~': 'pageup', '\u001b[6~': 'pagedown' };

const keysOf = (sent: string) => Array.from(sent.match(/\u001b\[\d~|./gsu) ?? [], (key) => names[key] ?? key);

const files = Array.from({ length: 300 }, (_, i) => `file${i}`);
const inspection = await inspectionOf({
  layers: [
    { entries: Object.fromEntries(files.map((name) => [name, name])) },
    { entries: Object.fromEntries(files.map((name) => [name, gone])) },
    { entries: Object.fromEntries(files.map((name) => [name, 'again'])) },
  ],
});

const begun = (name: 'keys-pane' | 'keys-hidden') => Journey.of(inspection).press(...keysOf(keyScripts[name].before));

it('gives the keys to another pane with each press, whatever came a moment before', () => {
  const journey = begun('keys-pane');
  for (let number = 0; number < 18; number += 1) {
    const { focus } = journey.state;
    journey.press(...keysOf(keyScripts['keys-pane'].press(number)));
    expect(journey.state.focus, `press ${number}`).not.toBe(focus);
  }
});

it('changes what is on the screen with each press in the list of hidden files', () => {
  const journey = begun('keys-hidden');
  expect(journey.state.overlay).toBe('hidden');
  for (let number = 0; number < 18; number += 1) {
    const screen = journey.screen();
    journey.press(...keysOf(keyScripts['keys-hidden'].press(number)));
    expect(journey.screen(), `press ${number}`).not.toBe(screen);
  }
});
