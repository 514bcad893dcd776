import { keyLabel } from '../../src/explorer/key.js';
import { standardKeymap } from '../../src/explorer/keymap.js';
import { type Binding, keyGroups } from '../../src/explorer/keys/binding.js';
import { unicodeSigns } from '../../src/explorer/signs.js';

const introduction = `# Keys

Every key of the explorer stands in one table (\`src/explorer/keys\`), from which the program takes what a key does, the hints in the last line,
the help (\`?\`), this page, and the names by which a configuration gives keys to other things. Arrows and the keys of vim do the same everywhere.
A key that cannot do anything now says why.

A number before a key does it so often: \`5j\`, \`12k\`, \`3]\`; \`40G\` goes to row 40. \`1\`, \`2\` and \`3\` alone go to a pane: at once,
or after a moment where that closes what lies over the panes. A digit that the configuration gives to something else is none of a number.

Where something is typed, up and down bring back what was typed there before, for as long as the explorer is open; what is found is gone through with
them where a filter is being typed, and commands have their list.
`;

/** What other programs have for the same, by their documents; nothing where they have none. */
type Elsewhere = Partial<Record<'dive' | 'layerx' | 'lazygit' | 'vim', string>>;

/** By the names of our bindings, in the order of what people do most. */
const elsewhere: readonly (readonly [readonly string[], string, Elsewhere])[] = [
  [['down', 'up'], 'one row', { dive: 'j k', layerx: 'j k', lazygit: 'j k', vim: 'j k' }],
  [['first', 'last'], 'the ends', { layerx: 'g G', lazygit: '< >', vim: 'gg G' }],
  [['page-down', 'page-up'], 'a page', { dive: 'd u', layerx: 'Ctrl-F Ctrl-B', lazygit: '. ,', vim: 'Ctrl-F Ctrl-B' }],
  [['half-page-down', 'half-page-up'], 'half a page', { layerx: 'Ctrl-D Ctrl-U', vim: 'Ctrl-D Ctrl-U' }],
  [['next-pane'], 'the next pane', { dive: 'Tab', layerx: 'Tab', lazygit: 'Tab', vim: 'Ctrl-W w' }],
  [['layers-pane', 'files-pane', 'path-pane'], 'a pane by its number', { lazygit: '1 to 5' }],
  [['zoom'], 'one pane alone', { lazygit: '+', vim: 'Ctrl-W o' }],
  [['previous-layer', 'next-layer'], 'another layer, from any pane', { lazygit: '[ ] (tabs)' }],
  [['enter'], 'open, go in', { dive: 'Space', layerx: 'Enter', lazygit: 'Enter', vim: 'za' }],
  [['expand-all', 'collapse-all'], 'open, close all', { dive: 'Ctrl-Space', lazygit: '= -', vim: 'zR zM' }],
  [['view'], 'what is shown: a layer, since the base, all', { dive: 'Ctrl-L Ctrl-A', layerx: 'A' }],
  [['mark'], 'compare any two', { lazygit: 'W', vim: ':diffthis' }],
  [['filter'], 'find by name', { dive: 'Ctrl-F', layerx: '/', lazygit: '/', vim: '/' }],
  [
    ['next-found', 'previous-found'],
    'the next that is found',
    { layerx: 'n N (in a file)', lazygit: 'n N', vim: 'n N' },
  ],
  [['same'], 'the same elsewhere', { vim: '*' }],
  [['only-changed'], 'only what changed', { dive: 'Ctrl-U', layerx: 'd', lazygit: 'Ctrl-B' }],
  [
    ['only-added', 'only-modified', 'only-removed'],
    'only one kind of change',
    { dive: 'Ctrl-A Ctrl-M Ctrl-R', lazygit: 'Ctrl-B' },
  ],
  [['sort', 'reverse'], 'order', { dive: 'Ctrl-O', layerx: 's', lazygit: 's' }],
  [['hidden-list'], 'what is wasted', { dive: '(a list)', layerx: 'w' }],
  [['look'], 'look into a file', { layerx: 'Enter', lazygit: 'o', vim: 'gf' }],
  [['save'], 'save a file', { dive: 'Ctrl-E', layerx: 'x', vim: ':w' }],
  [['copy'], 'copy a path', { layerx: 'y', lazygit: 'y', vim: 'y' }],
  [['editor'], 'open in an editor', { lazygit: 'e' }],
  [['palette'], 'a command by its name', { lazygit: ':', vim: ':' }],
  [['help'], 'help', { layerx: '?', lazygit: '?', vim: ':help' }],
  [['back'], 'one step back', { dive: 'Esc', layerx: 'Esc', lazygit: 'Esc', vim: 'Esc' }],
  [['quit'], 'leave', { dive: 'q Ctrl-C', layerx: 'q', lazygit: 'q', vim: ':q' }],
];

const comparison = `
## Beside those of other programs

What dive (0.13), LayerX (1.6), lazygit and vim have for the same, by their documents. Where two of them disagree, the one that more people have in their
fingers counts: vim for moving and finding, lazygit for panes and files, LayerX for what only images have. dive's chords with Ctrl are plain keys here.

| | unearth | dive | LayerX | lazygit | vim |
| --- | --- | --- | --- | --- | --- |
`;

/** Every binding with its keys, and its keys beside those of other programs. */
export function document(): string {
  const { bindings } = standardKeymap;
  const groups = keyGroups.flatMap((group) => {
    const own = bindings.filter((binding) => binding.group === group);
    if (own.length === 0) return [];
    const rows = own.map(
      (binding) => `| ${keysOf(binding)} | ${binding.help}${placeOf(binding)} | \`${binding.id}\` |\n`,
    );
    return [`\n## ${group}\n\n| keys | | name |\n| --- | --- | --- |\n`, ...rows];
  });
  const compared = elsewhere.map(([ids, what, { dive, layerx, lazygit, vim }]) => {
    const ours = ids.map((id) => keyName(shortest(bindingNamed(id)))).join(' ');
    const cells = [ours, dive, layerx, lazygit, vim].map((keys) => (keys === undefined ? '' : quoted(keys)));
    return `| ${what} | ${cells.join(' | ')} |\n`;
  });
  return [introduction, ...groups, comparison, ...compared].join('');
}

function bindingNamed(id: string): Binding {
  const binding = standardKeymap.named(id);
  if (binding === undefined) throw new Error(`No binding is called ${id}`);
  return binding;
}

function keysOf({ keys }: Binding): string {
  return keys.map((key) => quoted(keyName(key))).join(' ');
}

/** The key that most of these programs would have. */
function shortest({ keys }: Binding): string {
  return keys.findLast((key) => key.length === 1) ?? keys.at(-1)!;
}

function placeOf({ only }: Binding): string {
  return only === undefined ? '' : ` (in ${only.join(', ')})`;
}

function keyName(key: string): string {
  return keyLabel(key, unicodeSigns);
}

/** As code, with what would end a cell of the table in its place. */
function quoted(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}
