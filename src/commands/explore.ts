import { keepCode } from '../cache/code-cache.js';
import type { Remembered } from '../explorer/remembered.js';
import type { Wishes } from '../explorer/setup.js';
import type { Inspection } from '../inspect/inspection.js';
import type { CommandArguments, CommandContext, ExplorerFace, RunCommand } from './command.js';
import { type ExitCode, exitCode } from './exit-code.js';
import { askedFormats } from './formats.js';
import { askedImage, imageWord } from './image-options.js';
import { isFromStandardInput } from './keys.js';
import type { Output } from './output.js';
import { PlaceWorld } from './place-world.js';
import { askedSettings, askedWishes } from './wishes.js';

/** `unearth IMAGE`: the explorer at a terminal, the text report in a pipe, or the formats that were asked for. */
export const explore: RunCommand = (args, context) => {
  const spec = imageWord(args);
  return exploreOrPrint(spec, isFromStandardInput(spec) ? 'standard input' : spec, args, context);
};

/** The same for an image that the user did not name by its place. */
export async function exploreOrPrint(
  spec: string,
  title: string,
  args: CommandArguments,
  context: CommandContext,
): Promise<ExitCode> {
  const formats = askedFormats(args);
  const asked = askedImage(args);
  const verify = args.flag('verify');
  // What has no meaning is told in a pipe too.
  askedSettings(args);
  const keys = formats.length === 0 ? context.keysBeside(spec) : null;
  if (keys !== null) {
    if (asked.cache === true) await keepCode();
    const face = await context.loadExplorer();
    const world = new PlaceWorld(spec, title, asked, verify);
    try {
      await exploreOn(keys, world, args, face, context.output);
      return exitCode.fine;
    } finally {
      await world.leave();
      if (keys !== process.stdin) keys.destroy();
    }
  }
  const { printFormats, readImage } = await import('./core.js');
  const print = async (inspection: Inspection) => {
    await printFormats(formats, inspection, context.output);
    return inspection.complete ? exitCode.fine : exitCode.unreadable;
  };
  return readImage(spec, asked, print, { verify });
}

/** Explores until the user leaves: full screen, or in lines for who listens. */
async function exploreOn(
  stdin: NodeJS.ReadStream,
  world: PlaceWorld,
  args: CommandArguments,
  { runExplorer, runLineExplorer, userConfig }: ExplorerFace,
  output: Output,
): Promise<void> {
  const wishes = await askedWishes(args, userConfig);
  let made: Remembered = {};
  const remember = (choices: Remembered) => {
    made = choices;
  };
  const options = { stdin, wishes, remember };
  try {
    if (speaks(args, wishes)) await runLineExplorer(world, { ...options, write: (text) => void output.write(text) });
    else await runExplorer(world, options);
  } finally {
    await userConfig.rememberChoices(made);
  }
}

/** Ink's programs are told by this variable. */
function speaks(args: CommandArguments, { settings }: Wishes): boolean {
  return args.flag('screen-reader') || settings.screenReader || process.env['INK_SCREEN_READER'] === 'true';
}
