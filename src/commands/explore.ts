import type { World } from '../explorer/world.js';
import { inspect } from '../inspect/inspect.js';
import { readImage } from '../inspect/read-image.js';
import { LayerPool } from '../layer/layer-pool.js';
import { type AskedImage, chooseImage } from '../source/choose-image.js';
import type { ImageSource } from '../source/image.js';
import { openSource } from '../source/open-source.js';
import type { CommandArguments, CommandContext, RunCommand } from './command.js';
import { type ExitCode, exitCode } from './exit-code.js';
import { askedFormats, printFormats } from './formats.js';
import { askedImage, imageWord } from './image-options.js';

/** `unearth IMAGE`: the explorer at a terminal, the text report in a pipe, or the formats that were asked for. */
export const explore: RunCommand = (args, context) => exploreOrPrint(imageWord(args), imageWord(args), args, context);

/** The same for an image that the user did not name by its place. */
export async function exploreOrPrint(
  spec: string,
  title: string,
  args: CommandArguments,
  context: CommandContext,
): Promise<ExitCode> {
  const formats = askedFormats(args);
  const asked = askedImage(args);
  if (formats.length === 0 && context.interactive) {
    const runExplorer = await context.loadExplorer();
    await withWorld(spec, title, asked, runExplorer);
    return exitCode.fine;
  }
  return readImage(spec, asked, async (inspection) => {
    await printFormats(formats, inspection, context.output);
    return inspection.complete ? exitCode.fine : exitCode.unreadable;
  });
}

/** Runs the explorer's effects for as long as it runs. */
async function withWorld(
  spec: string,
  title: string,
  asked: AskedImage,
  run: (world: World) => Promise<void>,
): Promise<void> {
  const pool = new LayerPool();
  let source: ImageSource | null = null;
  try {
    await run({
      title,
      openSource: async () => {
        source = await openSource(spec);
        return chooseImage(source, asked);
      },
      inspect: async function* (candidate, signal) {
        yield* inspect(await candidate.open(), { pool, signal });
      },
    });
  } finally {
    await pool.close();
    (source as ImageSource | null)?.close();
  }
}
