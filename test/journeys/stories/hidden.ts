import type { Journey } from '../user.js';
import { demoIsRead } from './demo-is-read.js';

/** What ships, and nothing leads to. */
export const hiddenJourneys: readonly Journey[] = [
  {
    wants: 'finds the key that a later layer deleted, reads it, and saves it',
    run: async (user) => {
      await user.sees(demoIsRead);
      await user.does('hidden-list');
      await user.isAt('overlay hidden');
      await user.sees('likely a secret');
      await user.keeps('hidden');
      await user.does('look');
      await user.isAt('overlay content');
      await user.sees('BEGIN OPENSSH');
      await user.keeps('hidden-content');
      await user.does('save');
      await user.isAt('prompt save');
      await user.keeps('save-prompt');
      await user.types('\r');
      await user.sees('Saved 464 B');
      await user.keeps('saved');
    },
  },
  {
    wants: 'sorts through the hidden files',
    run: async (user) => {
      await user.sees(demoIsRead);
      await user.does('hidden-list');
      await user.isAt('overlay hidden');
      for (const grouping of ['directory', 'layer', 'cause']) {
        await user.does('regroup');
        await user.sees(`by ${grouping}`);
        await user.keeps(`hidden-by-${grouping}`);
      }
      await user.does('regroup');
      await user.does('noise');
      await user.keeps('hidden-noise');
      await user.does('find');
      await user.isAt('prompt filter-hidden');
      await user.types('json');
      await user.keeps('hidden-filter');
      await user.types('\r');
      await user.does('down');
      await user.does('next-pane');
      await user.keeps('hidden-text');
      await user.does('next-pane');
      await user.does('enter');
      await user.sees('json');
      await user.keeps('hidden-gone-to');
    },
  },
  {
    wants: 'sees hidden files where they were',
    run: async (user) => {
      await user.sees(demoIsRead);
      await user.does('hidden');
      await user.sees('with hidden');
      await user.keeps('ghosts');
      await user.does('why');
      await user.sees(' Why ');
      await user.keeps('ghosts-why');
    },
  },
];
