import { safe } from '../../format/safe-text.js';
import { canOpenOutside } from '../outside/outside-actions.js';
import type { Binding } from './binding.js';
import { needsImage } from './conditions.js';

/** Keys that hand something to other programs. */
export const outsideKeys: readonly Binding[] = [
  {
    id: 'copy',
    group: 'Look',
    keys: ['y'],
    help: safe`copy: then p path, d digest, c content, l line, i, f`,
    enabled: needsImage,
    action: { type: 'menu', menu: 'copy' },
  },
  {
    id: 'pager',
    group: 'Look',
    keys: ['P'],
    help: safe`the file in $PAGER; its end comes back here`,
    enabled: canOpenOutside,
    action: { type: 'open-outside', program: 'pager' },
  },
  {
    id: 'editor',
    group: 'Look',
    keys: ['e'],
    help: safe`a copy of the file in $VISUAL or $EDITOR; the image stays`,
    enabled: canOpenOutside,
    action: { type: 'open-outside', program: 'editor' },
  },
];
