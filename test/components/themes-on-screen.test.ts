import { expect, it } from 'vitest';
import type { Remembered } from '../../src/explorer/remembered.js';
import { everything } from '../explorer/images.js';
import { inspectionOf } from '../explorer/inspection-of.js';
import { Screen, utf8, worldOf } from './screen.js';

const esc = '\u001b';
const question = `${esc}]11;?${esc}\\${esc}[c`;

async function started(env: Record<string, string>, check: (screen: Screen) => Promise<void>): Promise<Remembered> {
  const screen = new Screen(120, 36);
  let remembered: Remembered = {};
  const remember = (made: Remembered) => {
    remembered = made;
  };
  const done = screen.run(worldOf([await inspectionOf(everything)]), { env: { ...utf8, ...env }, remember });
  await screen.shows(/layer/i);
  await check(screen);
  screen.type('q');
  await done;
  return remembered;
}

/** The colour of the program's name, as 24 bits. */
function brand(screen: Screen): string {
  return screen.cell(0, 1).getFgColor().toString(16).padStart(6, '0');
}

const full = { TERM: 'xterm-256color', COLORTERM: 'truecolor' };

it('follows the background that the terminal tells of, and takes no answer for keys, in pieces or late', async () => {
  const made = await started(full, async (screen) => {
    expect(screen.stdout.written.join('')).toContain(question);
    expect(brand(screen)).toBe('5fd7ff');
    for (const piece of [`${esc}]11;rgb:ff`, 'ff/ffff/', `ffff${esc}`, '\\', `${esc}[?62;`, '22c']) {
      screen.type(piece);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    await screen.until(() => brand(screen) === '005f87', 'the light theme');
    expect(screen.text()).toContain('what layer 0 changed');
    screen.type('T');
    await screen.shows('Theme: dark');
    expect(brand(screen)).toBe('5fd7ff');
  });
  expect(made).toEqual({ theme: 'dark' });
});

it.each([{ TERM: 'xterm' }, { TERM: 'linux' }, { ...full, NO_COLOR: '1' }])(
  'asks nothing where it does not matter: %j',
  async (env) => {
    expect(
      await started(env, async (screen) => {
        expect(screen.stdout.written.join('')).not.toContain(question);
      }),
    ).toEqual({});
  },
);

it('can be used without any colour', async () => {
  await started({ ...full, NO_COLOR: '1' }, async (screen) => {
    screen.type('2j');
    await screen.shows(/>[-+~=✗]/u);
    // Colours of text and of what is behind it, the bright ones among them; and faint, which takes colour away.
    expect(screen.stdout.written.join('')).not.toMatch(/\u001b\[(?:[34]\d|9\d|10\d)[;m]|\u001b\[2m/);
    const row = screen.lines().findIndex((line) => />[-+~=✗]/u.test(line));
    expect(screen.cell(row, screen.lines()[row]!.search(/>[-+~=✗]/u)).isInverse()).toBeTruthy();
  });
});
