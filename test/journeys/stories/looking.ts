import type { Journey } from '../user.js';
import { demoIsRead } from './demo-is-read.js';

/** Opens the configuration of the demo's program, which three layers wrote. */
const config = async (user: Parameters<Journey['run']>[0]) => {
  await user.sees(demoIsRead);
  await user.types('6');
  await user.does('next-layer');
  await user.does('files-pane');
  await user.does('filter');
  await user.types('config.json\r');
  await user.does('next-found');
  await user.sees(/>~ .*config\.json/);
};

/** Other ways to look at an image. */
export const lookingJourneys: readonly Journey[] = [
  {
    wants: 'reads a file, its versions, and what is different between them',
    run: async (user) => {
      await config(user);
      await user.keeps('preview');
      await user.does('preview');
      await user.keeps('preview-off');
      await user.does('preview');
      await user.does('look');
      await user.isAt('overlay content');
      await user.sees('8080');
      await user.keeps('content');
      await user.does('find');
      await user.isAt('prompt find-in-content');
      await user.types('80\r');
      await user.does('next-match');
      await user.does('previous-match');
      await user.keeps('content-found');
      await user.does('page-on');
      await user.does('half-page-on');
      await user.does('half-page-back');
      await user.does('wrap');
      await user.does('bytes');
      await user.sees('7b');
      await user.keeps('content-bytes');
      await user.does('previous-layer');
      await user.keeps('content-version-before');
      await user.does('next-layer');
      await user.does('compare');
      await user.isAt('overlay diff');
      await user.keeps('diff');
      await user.does('view');
      await user.keeps('diff-side-by-side');
    },
  },
  {
    wants: 'asks where else a content is',
    run: async (user) => {
      await config(user);
      await user.does('same');
      await user.isAt('overlay same');
      await user.sees('place');
      await user.keeps('same');
      await user.does('back');
      await user.does('copies');
      await user.isAt('overlay copies');
      await user.sees('could be saved');
      await user.keeps('copies');
    },
  },
  {
    wants: 'searches all files of all layers for a text',
    run: async (user) => {
      await user.sees(demoIsRead);
      await user.does('find-in-files');
      await user.isAt('prompt find-in-files');
      await user.types('listen\r');
      await user.isAt('overlay found');
      await user.sees(/layers: \d+ lines?(?: |$)/m);
      await user.keeps('found');
    },
  },
  {
    wants: 'reads how the image was made',
    run: async (user) => {
      await user.sees(demoIsRead);
      await user.does('dockerfile');
      await user.isAt('overlay dockerfile');
      await user.keeps('dockerfile');
      await user.does('instruction');
      await user.isAt('overlay instruction');
      await user.types('6');
      await user.does('next-layer');
      await user.sees(' Layer 6');
      await user.keeps('instruction');
      await user.does('raw-step');
      await user.sees('as the builder wrote it');
      await user.keeps('instruction-raw');
    },
  },
  {
    wants: 'sees sizes as areas',
    run: async (user) => {
      await user.sees(demoIsRead);
      await user.types('6');
      await user.does('next-layer');
      await user.does('treemap');
      await user.isAt('overlay treemap');
      await user.keeps('treemap');
      await user.does('enter');
      await user.keeps('treemap-inside');
      await user.does('treemap-out');
      await user.does('view');
      await user.keeps('treemap-next-measure');
      await user.does('view');
      await user.keeps('treemap-hidden');
      await user.does('treemap-show');
      await user.isAt('pane files');
      await user.keeps('treemap-shown-in-files');
    },
  },
  {
    wants: 'gives a command by its name, and goes to a path',
    run: async (user) => {
      await user.sees(demoIsRead);
      await user.does('palette');
      await user.isAt('prompt palette');
      await user.keeps('palette');
      await user.types('sort s');
      await user.keeps('palette-completed');
      await user.does('back');
      await user.does('palette');
      await user.types('/etc/app/leg');
      await user.sees('legacy.conf');
      await user.keeps('palette-path');
      await user.types('\r');
      await user.keeps('palette-gone-to');
    },
  },
  {
    wants: 'takes a path and a content elsewhere',
    env: { PAGER: 'cat >pager.txt', EDITOR: 'cp -f /dev/null', VISUAL: '' },
    run: async (user) => {
      await config(user);
      await user.does('copy');
      await user.isAt('menu copy');
      await user.keeps('copy-menu');
      await user.types('p');
      await user.sees('opied');
      await user.keeps('copied');
      await user.does('pager');
      await user.sees('Enter goes back');
      await user.types('\r');
      await user.sees('what layer 6 changed');
      await user.does('editor');
      await user.sees('a copy');
      await user.keeps('after-editor');
    },
  },
  {
    wants: 'runs every command that takes words',
    run: async (user) => {
      await user.sees(demoIsRead);
      for (const [command, seen] of [
        ['layer 3', 'what layer 3 changed'],
        ['view filesystem', 'the filesystem after layer 3'],
        ['compare 1 4', /changed (?:between layers 1 and 4|from 1 to 4)/],
        ['sort size', /size↓/],
        ['filter bigfile', /\/bigfile .* found/],
        ['goto /etc/passwd', />.* passwd/],
        ['theme light', 'Theme: light'],
      ] as const) {
        await user.does('palette');
        await user.isAt('prompt palette');
        await user.types(command);
        await user.sees(` : ${command}`);
        await user.types('\r');
        await user.sees(seen);
      }
    },
  },
];
