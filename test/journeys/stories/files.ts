import { sorts } from '../../../src/explorer/files/order.js';
import type { QuickFilter } from '../../../src/explorer/filter/quick-filters.js';
import type { Journey } from '../user.js';
import { demoIsRead } from './demo-is-read.js';

/** The base of the filesystem after the last layer but one, with the keys in it. */
const allFiles = async (user: Parameters<Journey['run']>[0]) => {
  await user.sees(demoIsRead);
  await user.types('6');
  await user.does('next-layer');
  await user.does('files-pane');
  await user.does('previous-view');
  await user.isAt('view filesystem');
};

/** What is there, in which order, and what of it is shown. */
export const fileJourneys: readonly Journey[] = [
  {
    wants: 'sees a layer in every view',
    run: async (user) => {
      await user.sees(demoIsRead);
      await user.does('mark');
      await user.isAt('view since-mark');
      await user.keeps('marked');
      await user.types('6');
      await user.does('next-layer');
      await user.sees('what changed between layers');
      await user.keeps('view-since-mark');
      await user.does('view');
      await user.isAt('view filesystem');
      await user.keeps('view-filesystem');
      await user.does('view');
      await user.isAt('view changes');
      await user.keeps('view-changes');
      await user.does('view');
      await user.isAt('view since-base');
      await user.keeps('view-since-base');
    },
  },
  {
    wants: 'puts the files in every order',
    run: async (user) => {
      await allFiles(user);
      await user.does('zoom');
      for (const sort of sorts) {
        await user.isAt(`sort ${sort}`);
        await user.keeps(`sorted-by-${sort}`);
        await user.does('sort');
      }
      await user.isAt('sort name');
      await user.does('reverse');
      await user.does('directories-first');
      await user.keeps('sorted-by-name-reversed');
      await user.does('reverse');
      await user.does('zoom');
      await user.does('flat');
      await user.sees('largest files');
      await user.keeps('largest');
    },
  },
  {
    wants: 'looks for configurations by their names',
    run: async (user) => {
      await allFiles(user);
      await user.does('filter');
      await user.isAt('prompt filter');
      await user.types('conf');
      await user.sees('found');
      await user.keeps('filter-typed');
      await user.types('\r');
      await user.does('next-found');
      await user.does('next-found');
      await user.does('previous-found');
      await user.keeps('filter-on');
      await user.does('back');
      await user.does('filter');
      await user.types('re:[');
      await user.keeps('filter-mistake');
      await user.does('back');
      await user.does('filter');
      await user.pastes('no such\nname');
      await user.sees('no such name');
      await user.keeps('filter-nothing');
    },
  },
  {
    wants: 'shows only what one key asks for',
    run: async (user) => {
      await allFiles(user);
      const quick: readonly QuickFilter[] = ['changed', 'added', 'modified', 'removed', 'hidden', 'big', 'special'];
      for (const name of quick) {
        await user.does(`only-${name}`);
        await user.isAt(`quick ${name}`);
        await user.keeps(`only-${name}`);
        await user.does(`only-${name}`);
      }
    },
  },
];
