import type { Case } from './case.js';
import { emptyNode, emptyNodeOnTerminal, explorer, wholeProcess } from './subjects.js';

export const startCases: readonly Case[] = [
  {
    name: 'help',
    what: '`unearth --help`',
    unit: 'ms',
    image: null,
    ours: async (setting) =>
      wholeProcess('unearth', setting, { program: setting.node, args: [setting.program, '--help'] }),
    baseline: async (setting) => emptyNode(setting),
    target: () => ({ ratio: 1.6 }),
    note: 'What every command pays before it does anything: Node itself, and the loading of the bundle.',
  },
  {
    name: 'first-frame',
    what: 'the 1.2 GB docker-archive, to the first frame on a terminal',
    unit: 'ms',
    image: null,
    ours: (setting) => explorer(setting, 'real', 'docker', 'firstFrame'),
    baseline: async (setting) => emptyNodeOnTerminal(setting),
    target: () => ({ ratio: 3.5 }),
    note: 'Node, the loading of React and Ink, and one drawing. No layer is read for it.',
  },
  {
    name: 'explorer',
    what: 'the same, to the first frame that has read the image to its end',
    unit: 'ms',
    image: null,
    ours: (setting) => explorer(setting, 'real', 'docker', 'lastHeader'),
    baseline: async (setting) => emptyNodeOnTerminal(setting),
    target: () => ({ ratio: 6 }),
    note: 'The first frame, all headers, and the drawing of what was found. The frame is the first whose header is that of the screen in the end.',
  },
];
