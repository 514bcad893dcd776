import type { PresetName } from '../images/presets.js';
import { median } from '../measure/figures.js';
import type { Press } from '../measure/key-figures.js';
import { KeySession } from '../measure/key-session.js';
import type { Subject } from '../measure/subject.js';
import type { KeyScript } from './key-scripts.js';
import { cacheFolder, type Setting } from './setting.js';
import { isRead } from './subjects.js';

/** Presses of one run where images are small: a try, that it works. */
const fewest = 2;

/** The explorer on a terminal, open for all runs: each is some presses of the keys of a script, and gives their median in milliseconds. */
export async function pressing(
  setting: Setting,
  preset: PresetName,
  { before, press, shows, undo, presses }: KeyScript,
  runs: number,
): Promise<Subject> {
  const { path } = await setting.image(preset, 'docker');
  const command = { program: setting.node, args: [setting.program, path], env: cacheFolder(setting) };
  const session = await KeySession.open(command, isRead);
  await session.type(before);
  const each = setting.isTry ? fewest : Math.ceil(presses / runs);
  const counted: Press[][] = [];
  let number = 0;
  return {
    name: 'unearth',
    run: async () => {
      const pressed: Press[] = [];
      for (; pressed.length < each; number += 1) {
        pressed.push(await session.press(press(number), shows));
        if (undo !== undefined) await session.type(undo);
      }
      counted.push(pressed);
      return median(pressed.map(({ milliseconds }) => milliseconds));
    },
    presses: () => counted.slice(1).flat(),
    close: () => session.close(),
  };
}
