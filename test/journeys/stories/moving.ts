import type { Journey } from '../user.js';
import { demoIsRead } from './demo-is-read.js';

/** How one gets about. */
export const movingJourneys: readonly Journey[] = [
  {
    wants: 'walks down the layers and looks what each of them changed',
    run: async (user) => {
      await user.sees(demoIsRead);
      await user.isAt('view changes');
      await user.isAt('pane layers');
      await user.keeps('first');
      await user.does('down', 5);
      await user.sees('what layer 5 changed');
      await user.does('why');
      await user.sees(' Why ');
      await user.keeps('layer-5-why');
      await user.does('why');
      await user.does('up', 2);
      await user.sees('what layer 3 changed');
      await user.does('last');
      await user.sees('what layer 7 changed');
      await user.keeps('layer-last');
      await user.does('first');
      await user.sees('what layer 0 changed');
      await user.types('4');
      await user.does('next-layer');
      await user.sees('what layer 4 changed');
      await user.does('previous-layer');
      await user.sees('what layer 3 changed');
    },
  },
  {
    wants: 'goes through the panes, each alone on the screen once',
    run: async (user) => {
      await user.sees(demoIsRead);
      await user.does('next-pane');
      await user.isAt('pane files');
      await user.does('next-pane');
      await user.isAt('pane path');
      await user.keeps('path-pane');
      await user.does('zoom');
      await user.sees('all panes');
      await user.keeps('path-zoomed');
      await user.does('zoom');
      await user.does('previous-pane');
      await user.isAt('pane files');
      await user.does('zoom');
      await user.sees('all panes');
      await user.keeps('files-zoomed');
      await user.does('layers-pane');
      await user.isAt('pane layers');
      await user.keeps('layers-zoomed');
      await user.does('zoom');
      await user.does('path-pane');
      await user.isAt('pane path');
      await user.does('files-pane');
      await user.isAt('pane files');
      await user.does('back');
      await user.isAt('pane layers');
    },
  },
  {
    wants: 'pages through all files',
    run: async (user) => {
      await user.sees(demoIsRead);
      await user.types('6');
      await user.does('next-layer');
      await user.does('files-pane');
      await user.does('previous-view');
      await user.isAt('view filesystem');
      await user.does('expand-all');
      await user.does('page-down');
      await user.does('half-page-down');
      await user.keeps('files-paged');
      await user.does('half-page-up');
      await user.does('page-up');
      await user.does('last');
      await user.sees(/^.*>. l.* lib → usr\/lib/m);
      await user.keeps('files-end');
      await user.does('collapse-all');
      await user.does('first');
      await user.sees('▸ etc/');
      await user.keeps('files-closed');
      await user.does('unfold');
      await user.sees('passwd');
      await user.does('fold');
      await user.does('enter');
      await user.sees('passwd');
    },
  },
  {
    wants: 'makes the window smaller and larger',
    run: async (user) => {
      await user.sees(demoIsRead);
      await user.resizes(60, 16);
      await user.sees('1] Layers');
      await user.keeps('resized-60x16-from');
      await user.resizes(30, 5);
      await user.sees('needs 40x10');
      await user.keeps('resized-30x5-from');
      await user.resizes(200, 60);
      await user.sees('what layer 0 changed');
      await user.keeps('resized-200x60-from');
    },
  },
  {
    wants: 'does it all with the mouse',
    run: async (user) => {
      await user.sees(demoIsRead);
      await user.clicks('COPY bigfile');
      await user.sees('what layer 3 changed');
      await user.wheels('COPY bigfile', 2);
      await user.clicks('bigfile  ✗');
      await user.isAt('pane files');
      await user.keeps('clicked');
      await user.clicks('? help');
      await user.isAt('overlay help');
      await user.does('back');
      await user.does('mouse');
      await user.sees(/mouse/i);
      await user.keeps('mouse-off');
      await user.does('mouse');
    },
  },
  {
    wants: 'moves the divider',
    run: async (user) => {
      await user.sees(demoIsRead);
      await user.types('5');
      await user.does('divider-right');
      await user.keeps('divider-right');
      await user.types('9');
      await user.does('divider-left');
      await user.keeps('divider-left');
    },
  },
  {
    wants: 'goes to the shell for a moment',
    inShell: true,
    run: async (user) => {
      await user.sees(demoIsRead);
      await user.does('suspend');
      await user.sees('Stopped');
      await user.types('fg\r');
      await user.sees('what layer 0 changed');
      await user.keeps('after-fg');
    },
  },
  {
    wants: 'asks for help',
    run: async (user) => {
      await user.sees(demoIsRead);
      await user.does('help');
      await user.isAt('overlay help');
      await user.keeps('help');
      await user.does('page-down');
      await user.keeps('help-second');
      await user.does('last');
      await user.keeps('help-last');
      await user.does('find');
      await user.isAt('prompt filter-help');
      await user.types('secret');
      await user.keeps('help-found');
      await user.types('\r');
      await user.does('back');
      await user.does('help');
      await user.sees('what layer 0 changed');
      await user.does('hidden-list');
      await user.does('help');
      await user.sees('In the hidden files');
      await user.keeps('help-of-hidden');
      await user.does('back');
      await user.isAt('overlay hidden');
    },
  },
];
