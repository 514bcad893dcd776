import { openPool } from '../cache/open-pool.js';
import type { World } from '../explorer/world.js';
import { inspect } from '../inspect/inspect.js';
import type { Inspection } from '../inspect/inspection.js';
import { type AskedReading, readImage } from '../inspect/read-image.js';
import { verifyRest } from '../inspect/verify-rest.js';
import { defaultLimits } from '../limits/limits.js';
import { chooseImage } from '../source/choose-image.js';
import type { ImageSource } from '../source/image.js';
import { openSource } from '../source/open-source.js';
import type { CommandArguments, CommandContext, RunCommand } from './command.js';
import { type ExitCode, exitCode } from './exit-code.js';
import { askedFormats, printFormats } from './formats.js';
import { askedImage, imageWord } from './image-options.js';
import { isFromStandardInput } from './keys.js';

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
    const runExplorer = await context.loadExplorer();
    try {
      await withWorld(spec, title, asked, verify, (world) => runExplorer(world, { stdin: keys }));
    } finally {
      if (keys !== process.stdin) keys.destroy();
    }
    return exitCode.fine;
  }
  const print = async (inspection: Inspection) => {
    await printFormats(formats, inspection, context.output);
    return inspection.complete ? exitCode.fine : exitCode.unreadable;
  };
  return readImage(spec, asked, print, { verify });
}

/** Runs the explorer's effects for as long as it runs. */
async function withWorld(
  spec: string,
  title: string,
  asked: AskedReading,
  verify: boolean,
  run: (world: World) => Promise<void>,
): Promise<void> {
  const { limits = defaultLimits, cache = false } = asked;
  const pool = openPool(limits, { cache, readsAll: verify });
  const leaving = new AbortController();
  let opening: Promise<ImageSource> | null = null;
  try {
    await run({
      title,
      openSource: async (onProgress) => {
        opening = openSource(spec, { onProgress, signal: leaving.signal, limits });
        const source = await opening;
        return chooseImage(source, asked);
      },
      inspect: async function* (candidate, signal, lookedAt) {
        let last: Inspection | null = null;
        for await (const inspection of inspect(await candidate.open(), { pool, limits, signal, lookedAt })) {
          last = inspection;
          yield inspection;
        }
        if (verify && last?.finished === true) yield* verifyRest(last, { pool, signal });
        // What came before is on the screen.
        void pool.keep();
      },
      verify: (inspection, signal) => verifyRest(inspection, { pool, signal }),
    });
  } finally {
    leaving.abort();
    await pool.close();
    const source = await (opening as Promise<ImageSource> | null)?.catch(() => null);
    source?.close();
  }
}
