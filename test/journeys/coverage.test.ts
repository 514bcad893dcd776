import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { standardKeymap } from '../../src/explorer/keymap.js';
import { commands } from '../../src/explorer/palette/commands.js';
import { journeys } from './journeys.js';
import { landmarks } from './landmarks.js';
import type { User } from './user.js';

const done = new Set(['quit']);
const visited = new Set<string>();
const kept: string[] = [];
const typed: string[] = [];

/** Goes nowhere, and notes what a user would do. */
const thinking: User = {
  does: async (id) => void done.add(id),
  isAt: async (landmark) => void visited.add(landmark),
  keeps: async (name) => void kept.push(name),
  types: async (text) => void typed.push(text),
  pastes: async () => {},
  clicks: async () => {},
  wheels: async () => {},
  drags: async () => {},
  resizes: async () => {},
  sees: async () => {},
};

beforeAll(async () => {
  for (const journey of Object.values(journeys).flat()) await journey.run(thinking);
});

it('has a journey for every binding', () => {
  expect([...done].sort()).toEqual(standardKeymap.bindings.map(({ id }) => id).sort());
});

it('has a journey that runs every command of the palette that takes words', () => {
  const run = commands.filter(({ name }) => typed.some((text) => text.startsWith(`${name} `)));
  expect(run).toEqual(commands);
});

it('has a journey to every overlay, prompt, view, order, quick filter, theme and pane', () => {
  expect([...visited].sort()).toEqual(Object.keys(landmarks).sort());
});

it.each([
  ['first', ['pane layers', 'sort name', 'view changes']],
  ['help', ['overlay help']],
  ['help-last', ['overlay help']],
])('has landmarks that are not on %s when they are not there', (name, own) => {
  for (const size of ['80x24', '160x50']) {
    const screen = readFileSync(`test/journeys/screens/${name}-${size}.txt`, 'utf8');
    const seen = Object.entries(landmarks).flatMap(([place, mark]) =>
      (typeof mark === 'string' ? screen.includes(mark) : mark.test(screen)) ? [place] : [],
    );
    // In 80 columns nothing is sorted by its title.
    expect(seen.filter((place) => !own.includes(place))).toEqual([]);
    expect(seen).toContain(own[0]);
  }
});

it('keeps every screen once, and none that no journey comes to', () => {
  expect(new Set(kept).size).toBe(kept.length);
  const names = readdirSync('test/journeys/screens').map((file) => file.replace(/-\d+x\d+\.txt$/, ''));
  expect([...new Set(names)].sort()).toEqual([...kept].sort());
});
