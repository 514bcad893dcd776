import { type CacheUsage, cacheUsage } from '../cache/cache-usage.js';
import { clearCache } from '../cache/cached-files.js';
import { clearCodeCache } from '../cache/code-cache.js';
import { formatBytes, formatCount } from '../format/format-bytes.js';
import { joinSafe, type SafeText, safe, safeText } from '../format/safe-text.js';
import { UsageError } from '../problem/errors.js';
import type { RunCommand } from './command.js';
import { exitCode } from './exit-code.js';

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** `unearth cache`: where the indexes of layers are kept, and how much they take; `--clear` removes them. */
export const cache: RunCommand = async (args, { output }) => {
  const [word] = args.words;
  if (word !== undefined) {
    throw new UsageError(`There is a word too many: ${word}`, 'A file that is called cache is ./cache.');
  }
  const usage = await looking(cacheUsage);
  if (args.flag('clear')) {
    if (usage.path !== null && usage.bytes > 0) await looking(() => clearCache(usage.path!));
    await looking(clearCodeCache);
  }
  const lines = args.flag('clear') ? cleared(usage) : usageLines(usage);
  await output.write(safe`${joinSafe(lines, '\n')}\n`);
  return exitCode.fine;
};

function usageLines({ path, obstacle, layers, bytes, bounds }: CacheUsage): SafeText[] {
  const why = obstacle === null ? [] : [safe`Nothing can be kept: ${safeText(obstacle)}.`];
  if (path === null) return [...why, safe`Say where with UNEARTH_CACHE_DIR.`];
  return [
    safeText(path),
    ...why,
    safe`  layers  ${formatCount(layers)}, at most ${formatCount(bounds.layers)}`,
    safe`  size    ${formatBytes(bytes)}, at most ${formatBytes(bounds.bytes)}`,
    safe`  kept    ${bounds.age / dayMilliseconds} days after the last use`,
  ];
}

function cleared({ path, layers, bytes }: CacheUsage): SafeText[] {
  if (path === null || bytes === 0) return [safe`Nothing is kept.`];
  return [safe`Removed ${formatCount(layers)} ${layers === 1 ? safe`layer` : safe`layers`}, ${formatBytes(bytes)}.`];
}

/** The folder is the user's: what does not work there is for the user to mend. */
async function looking<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new UsageError(
      `The cache cannot be looked at or cleared: ${error instanceof Error ? error.message : String(error)}.`,
      'Look at who may read and write that folder, or name another one in UNEARTH_CACHE_DIR.',
      { cause: error },
    );
  }
}
