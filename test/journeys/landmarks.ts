import type { Sort } from '../../src/explorer/files/order.js';
import type { QuickFilter } from '../../src/explorer/filter/quick-filters.js';
import type { MenuName } from '../../src/explorer/menu/menu.js';
import type { PromptName } from '../../src/explorer/prompt.js';
import type { Overlay, Pane, View } from '../../src/explorer/state.js';
import type { ThemeName } from '../../src/explorer/themes.js';

type Name =
  | `overlay ${Overlay}`
  | `prompt ${PromptName}`
  | `menu ${MenuName}`
  | `view ${View}`
  | `sort ${Sort}`
  | `quick ${QuickFilter}`
  | `theme ${ThemeName}`
  | `pane ${Pane}`;

/** By what a user knows every place of the explorer. The compiler misses a new one here, and a test one that no journey comes to. */
export const landmarks = {
  'overlay help': ' Help  ',
  'overlay problems': ' Problems  ',
  'overlay content': /layer \d.*Esc closes/,
  'overlay copies': ' Copies  ',
  'overlay diff': /differs: .*Esc closes/,
  'overlay found': 'in all files of all layers: ',
  'overlay hidden': /^ Hidden files · /m,
  'overlay same': ' Same content  ',
  'overlay instruction': /^ Layer \d+ {2}\d+ of /m,
  'overlay dockerfile': /^ Dockerfile {2}/m,
  'overlay treemap': ' Treemap ',
  'prompt palette': ' Commands and paths',
  'prompt filter': / filter(?:, \w+)? .*Tab: /,
  'prompt find-in-content': /^ \/(?: |$)/m,
  'prompt filter-hidden': /^ paths with/m,
  'prompt filter-help': /^ lines with/m,
  'prompt find-in-files': /^ find in all files/m,
  'prompt save': /^ (?:save|extract) to \(/m,
  'menu copy': /^ copy +p path/m,
  'view changes': /what layer \d+ changed/,
  'view since-base': /(?:what changed since the base:|what the base, layer 0, wrote|changed since the base)/,
  'view since-mark': /layer \d+ is marked|changed between layers|changed from \d+ to/,
  'view filesystem': /the filesystem after layer/,
  'sort name': /name[↑↓]/,
  'sort size': /size[↑↓]/,
  'sort hidden': /hidden[↑↓]/,
  'sort entries': /entries[↑↓]/,
  'sort time': /(?:time|modified)[↑↓]/,
  'sort layer': /layer[↑↓]/,
  'quick changed': /Files [·-] changed {2}/,
  'quick added': /Files [·-] added {2}/,
  'quick modified': /Files [·-] modified {2}/,
  'quick removed': /Files [·-] removed {2}/,
  'quick hidden': /Files [·-] hidden {2}/,
  'quick big': /Files [·-] big {2}/,
  'quick special': /Files [·-] setuid or capabilities {2}/,
  'theme dark': /Theme: (?:auto, which is )?dark/,
  'theme light': 'Theme: light',
  'theme high-contrast': 'Theme: high-contrast',
  'theme colour-blind': 'Theme: colour-blind',
  'theme 16-colours': 'Theme: 16-colours',
  'theme none': 'Theme: none',
  'pane layers': /\[1\] Layers/,
  'pane files': /\[2\] Files/,
  'pane path': /\[3\] (?:Path|Layer)/,
} as const satisfies Readonly<Record<Name, string | RegExp>>;

export type Landmark = keyof typeof landmarks;
