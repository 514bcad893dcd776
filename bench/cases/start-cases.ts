import type { Case } from './case.js';

/** From the start of the process until somebody sees something. */
export const startCases = {
  help: {
    what: '`unearth --help`',
    unit: 'ms',
    target: () => ({ ratio: 1.6 }),
    note: 'What every command pays before it does anything: Node itself, and the loading of the bundle.',
  },
  'first-frame': {
    what: 'the 1.2 GB docker-archive, to the first frame on a terminal',
    unit: 'ms',
    target: () => ({ ratio: 3.5 }),
    note: 'Node, the loading of React and Ink, and one drawing. No layer is read for it. From Node 22 on what Node compiled is kept. Node 24 itself starts in half the time that Node 20 takes, React and Ink do not: half of what is left is loading them, a quarter the first layout and drawing. No file of the program that reads images is loaded before.',
  },
  explorer: {
    what: 'the same, to the frame that shows the image read to its end',
    unit: 'ms',
    target: () => ({ ratio: 6 }),
    note: 'The first frame, all headers, and the drawing of what was found: the first frame whose header is that of the last screen. What the JSON report takes, and the loading of React and Ink beside it: both run on one thread, one after the other. So it cannot come below `real`, which takes ten times `node -e 0` by itself; a thread that reads while React loads would have to hand over all that the screen asks the stack for. A second opening takes half of it.',
  },
} as const satisfies Readonly<Record<string, Case>>;
