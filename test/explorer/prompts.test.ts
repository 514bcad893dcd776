import { describe, expect, it } from 'vitest';
import { gone } from '../images.js';
import { inspectionOf } from './inspection-of.js';
import { Journey } from './journey.js';

const inspection = await inspectionOf({
  layers: [{ entries: { 'etc/one.conf': 'one', 'etc/two.conf': 'two', key: 'key' } }, { entries: { key: gone } }],
});

const text = ({ state }: Journey) => state.prompt?.text;
const opened = () => Journey.of(inspection).press('2');

describe('what was typed before', () => {
  it('comes back with Up in a prompt of the same kind, and what was being typed with Down', () => {
    const journey = opened().press('F', ...'first', 'enter', 'F', 'ctrl-u', ...'second', 'enter', 'escape');
    journey.press('F', 'ctrl-u', ...'thi');
    expect(text(journey.press('up'))).toBe('second');
    expect(text(journey.press('up'))).toBe('first');
    expect(text(journey.press('up'))).toBe('first');
    expect(text(journey.press('down'))).toBe('second');
    expect(text(journey.press('down'))).toBe('thi');
    expect(text(journey.press('down'))).toBe('thi');
    expect(journey.press('up', 'up', 'enter').state.finding?.text).toBe('first');
    // What is typed again is the last one, and stands there once.
    journey.press('F', 'ctrl-u', 'up', 'up');
    expect(text(journey)).toBe('second');
    expect(text(journey.press('up'))).toBe('second');
  });

  it('is not what stands there already', () => {
    const journey = opened().press('F', ...'first', 'enter', 'F', 'ctrl-u', ...'second', 'enter', 'F');
    expect(text(journey)).toBe('second');
    expect(text(journey.press('up'))).toBe('first');
  });

  it('is another text when it is changed', () => {
    const journey = opened().press('F', ...'first', 'enter', 'F', 'ctrl-u', 'up', 'x');
    expect(text(journey)).toBe('firstx');
    expect(text(journey.press('up', 'down'))).toBe('firstx');
  });

  it('of a filter is shown at once; with a text, the arrows go through what is found', () => {
    const journey = opened().press('/', ...'two', 'enter', '/', 'ctrl-u', ...'conf', 'enter', '/', 'ctrl-u', 'up');
    expect(text(journey)).toBe('conf');
    expect(journey.screen()).toContain('2 found');
    journey.press('up');
    expect(text(journey)).toBe('two');
    expect(journey.selected()).toContain('two.conf');
    expect(journey.screen()).toContain('1 found');
    expect(text(journey.press('down', 'down'))).toBe('');
    expect(journey.state.filter).toBeNull();
    journey.press(...'conf', 'down');
    expect(text(journey)).toBe('conf');
    expect(journey.selected()).toContain('two.conf');
  });

  it('is of that kind alone, and nothing where it was not taken', () => {
    const journey = opened().press('/', ...'conf', 'enter', 'escape', 'H', '/', 'up');
    expect(text(journey)).toBe('');
    journey.press(...'ke', 'escape', '/', 'up');
    expect(text(journey)).toBe('');
    journey.press(...'ke', 'enter', 'escape', '/', 'up');
    expect(text(journey)).toBe('ke');
    expect(journey.state.hidden.filter).toBe('ke');
  });

  it('in a file comes back too', () => {
    const journey = opened().press('=', 'G', 'o');
    journey.send({ type: 'content-opened', kind: { size: 3, isText: true, format: null } });
    journey.press('/', ...'what', 'enter', '/', 'up');
    expect(text(journey)).toBe('what');
  });
});
