import { describe, expect, it } from 'vitest';
import { bigfile } from './images.js';
import { inspectionOf } from './inspection-of.js';
import { Journey } from './journey.js';

const open = async (columns = 80, rows = 24, ...keys: string[]) =>
  Journey.of(await inspectionOf(bigfile), columns, rows).press(...keys, '?');

const typed = (journey: Journey, text: string) => journey.press('/', ...text).press('enter');

/** The lines between the title and the footer, without empty ones. */
const lines = (journey: Journey) =>
  journey
    .rows()
    .slice(2, -1)
    .map((row) => row.trim().replace(/ {2,}/g, '  '))
    .filter((row) => row !== '');

describe('the help', () => {
  it('has all keys, what signs mean, and what words mean', async () => {
    const journey = await open(160, 60);
    for (const text of ['PgDn', 'Home g', 'Ctrl-Z', 'Enter Space', 'written again, and the same as before']) {
      expect(journey.screen()).toContain(text);
    }
    expect(journey.press('escape').screen()).not.toContain('PgDn');
  });

  it('is scrolled where it is longer than the screen', async () => {
    const journey = await open();
    expect(journey.screen()).not.toContain('efficiency  ');
    const end = journey.press('end').screen();
    expect(end).toContain('hidden: no name leads to it any more');
    expect(end).toContain('efficiency     visible of shipped');
    expect(journey.press('end', 'j', 'j').screen()).toBe(end);
  });

  it('explains words with the figures of the image', async () => {
    // 1 000 000 B that were removed, and 15 B that are there.
    const journey = typed(await open(), 'here');
    const words = lines(journey).join(' ');
    expect(words).toContain('shipped  contents that are stored in all layers; here 1.00 MB');
    expect(words).toContain('final filesystem reaches; here 15 B');
    expect(typed(new Journey(80, 24).press('?'), 'shipped').screen()).not.toContain('; here');
  });

  it('begins with what keys do in what it lies over', async () => {
    const journey = await open(100, 24, 'H');
    expect(lines(journey).slice(0, 5)).toEqual([
      'In the hidden files',
      'Tab  next pane',
      'o  look into the file: what it holds, hidden or not',
      'D  compare the file with its version before; hidden ones: after',
      'x  save the file, or extract the directory, as it is here',
    ]);
    expect(journey.screen()).toContain('together by directory, by layer, by cause');
    expect(lines(await open())[0]).toBe('Move');
    // A key that means something else there is not said to mean what it does in the panes.
    const here = lines(await open(80, 60, 'H')).slice(0, lines(await open(80, 60, 'H')).indexOf('Move'));
    expect(here.filter((line) => line.startsWith('t '))).toHaveLength(1);
  });

  it('shows only lines with the words that are looked for, by keys, meanings and names', async () => {
    const journey = await open();
    expect(lines(typed(journey, 'half DOWN'))).toEqual([
      'Move',
      'Ctrl-D  half a page down',
      'In a file',
      'd  half a page down',
    ]);
    expect(journey.row(' Help')).toContain('/half DOWN');
    expect(lines(typed(journey.press('escape'), 'collapse-all'))).toEqual(['Look', '-  close all directories']);
    expect(lines(typed(journey.press('escape'), 'pgup'))).toEqual(['Move', 'PgUp Ctrl-B  a page up']);
    expect(lines(typed(journey.press('escape'), 'xyzzy'))).toEqual(['No line of the help has that.']);
  });

  it('is left in steps: what is looked for, then the help', async () => {
    const journey = typed(await open(), 'page');
    expect(journey.press('escape').state).toMatchObject({ overlay: 'help', help: { filter: '' } });
    expect(typed(journey, 'page').press('?').state).toMatchObject({ overlay: null });
    expect(journey.press('?').state.help.filter).toBe('');
  });

  it('have their meaning told in full, however narrow the window is', async () => {
    for (const columns of [44, 80, 132, 200]) {
      const journey = Journey.of(await inspectionOf(bigfile), columns, 120).press('?');
      expect(journey.screen()).not.toContain('…');
    }
    const rows = Journey.of(await inspectionOf(bigfile), 132, 60)
      .press('?')
      .rows();
    const titles = rows.find((row) => / Look\b/.test(row));
    for (const key of ['[ ', 'V ', 'p ']) {
      expect(rows.find((row) => row.includes(`  ${key}   `))!.indexOf(`  ${key}   `)).toBe(titles!.indexOf('Look'));
    }
  });
});
