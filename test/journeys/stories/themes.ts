import { themeNames } from '../../../src/explorer/themes.js';
import type { Journey } from '../user.js';
import { demoIsRead } from './demo-is-read.js';

/** A screen in every theme, with its colours. */
export const themeJourneys: readonly Journey[] = [
  {
    wants: 'sees the same in every theme',
    coloured: true,
    run: async (user) => {
      await user.sees(demoIsRead);
      await user.types('6');
      await user.does('next-layer');
      await user.does('hidden');
      for (const theme of [...themeNames.slice(1), themeNames[0]]) {
        await user.does('theme');
        await user.isAt(`theme ${theme}`);
        await user.does('down');
        await user.does('up');
        await user.keeps(`theme-${theme}`);
      }
    },
  },
];
