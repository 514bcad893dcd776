import { keepCode } from '../cache/code-cache.js';
import type { RunExplorer } from '../explorer/world.js';
import type { Inspection } from '../inspect/inspection.js';
import type { CommandArguments, CommandContext, RunCommand } from './command.js';
import { type ExitCode, exitCode } from './exit-code.js';
import { askedFormats } from './formats.js';
import { askedImage, imageWord } from './image-options.js';
import { isFromStandardInput } from './keys.js';
import { PlaceWorld } from './place-world.js';

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
  const keys = formats.length === 0 ? context.keysBeside(spec) : null;
  if (keys !== null) {
    if (asked.cache === true) await keepCode();
    const run = speaks(args) ? await speaking(context) : await context.loadExplorer();
    const world = new PlaceWorld(spec, title, asked, verify);
    try {
      await run(world, { stdin: keys });
    } finally {
      await world.leave();
      if (keys !== process.stdin) keys.destroy();
    }
    return exitCode.fine;
  }
  const { printFormats, readImage } = await import('./core.js');
  const print = async (inspection: Inspection) => {
    await printFormats(formats, inspection, context.output);
    return inspection.complete ? exitCode.fine : exitCode.unreadable;
  };
  return readImage(spec, asked, print, { verify });
}

/** Ink's programs are told by this variable; what is set to nothing is not set. */
function speaks(args: CommandArguments): boolean {
  return args.flag('screen-reader') || process.env['INK_SCREEN_READER'] === 'true';
}

/** The face that speaks, with somewhere to write to. */
async function speaking({ loadLineExplorer, output }: CommandContext): Promise<RunExplorer> {
  const runLineExplorer = await loadLineExplorer();
  return (world, { stdin }) => runLineExplorer(world, { stdin, write: (text) => void output.write(text) });
}
