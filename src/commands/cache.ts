import { type CacheUsage, cacheUsage } from '../cache/cache-usage.js';
import { clearCache } from '../cache/cached-files.js';
import { clearCodeCache } from '../cache/code-cache.js';
import { formatBytes, formatCount } from '../format/format-bytes.js';
import { joinSafe, type SafeText, safe, safeText } from '../format/safe-text.js';
import { UsageError } from '../problem/errors.js';
import type { RunCommand } from './command.js';
import { exitCode } from './exit-code.js';

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** What is kept of layers, in words. */
const kinds = { layers: safe`indexes of layers`, contents: safe`inflated layers` } as const;

/** `unearth cache`: where indexes of layers and inflated layers are kept, and how much they take; `--clear` removes them. */
export const cache: RunCommand = async (args, { output }) => {
  const [word] = args.words;
  if (word !== undefined) {
    throw new UsageError(`There is a word too many: ${word}`, 'A file that is called cache is ./cache.');
  }
  for (const kept of ['layers', 'contents'] as const) {
    const usage = await looking(() => cacheUsage(kept));
    if (args.flag('clear') && usage.path !== null && usage.bytes > 0) await looking(() => clearCache(usage.path!));
    const lines = args.flag('clear') ? cleared(usage, kinds[kept]) : usageLines(usage, kinds[kept]);
    await output.write(safe`${joinSafe(lines, '\n')}\n`);
    // Nothing says where anything should be.
    if (usage.path === null) break;
  }
  if (args.flag('clear')) await looking(clearCodeCache);
  return exitCode.fine;
};

function usageLines({ path, obstacle, layers, bytes, bounds }: CacheUsage, what: SafeText): SafeText[] {
  const why = obstacle === null ? [] : [safe`Nothing can be kept: ${safeText(obstacle)}.`];
  if (path === null) return [...why, safe`Say where with UNEARTH_CACHE_DIR.`];
  return [
    safe`${safeText(path)}: ${what}`,
    ...why,
    safe`  layers  ${formatCount(layers)}, at most ${formatCount(bounds.layers)}`,
    safe`  size    ${formatBytes(bytes)}, at most ${formatBytes(bounds.bytes)}`,
    safe`  kept    ${bounds.age / dayMilliseconds} ${bounds.age === dayMilliseconds ? safe`day` : safe`days`} after the last use`,
  ];
}

function cleared({ path, layers, bytes }: CacheUsage, what: SafeText): SafeText[] {
  if (path === null || bytes === 0) return [safe`No ${what} are kept.`];
  return [safe`Removed ${what}: ${formatCount(layers)}, ${formatBytes(bytes)}.`];
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
