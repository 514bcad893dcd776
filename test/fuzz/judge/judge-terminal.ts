import type { Inspection } from '../../../src/inspect/inspection.js';
import { Screen, worldOf } from '../../components/screen.js';
import type { Random } from '../random.js';
import { hold } from './finding.js';
import { judgeTerminalBytes } from './judge-text.js';

const typed = ['j', 'k', '\t', '\r', 'l', 'v', 'w', '.', 'p', '?', '\x1b[B', '\x1b[6~', 'G', 'd', '[', ']'];

/** The whole explorer on a terminal: what it writes there is its own and what is on the screen is text. */
export async function judgeTerminal(inspection: Inspection, random: Random): Promise<void> {
  const screen = new Screen(random.between(40, 140), random.between(10, 40));
  const running = screen.run(worldOf([inspection]));
  for (let count = 0; count < 6; count += 1) {
    await new Promise((resume) => setTimeout(resume, 20));
    screen.type(random.pick(typed));
  }
  await new Promise((resume) => setTimeout(resume, 20));
  screen.type('q');
  await running;
  const { written } = screen.stdout;
  hold(written.length > 0, 'screens', () => 'nothing was drawn');
  judgeTerminalBytes(written.join(''));
}
