import type { Mistake } from '../config/mistake.js';
import { safeJson } from '../format/safe-json.js';
import { type SafeText, safe, safeText } from '../format/safe-text.js';
import { UsageError } from '../problem/errors.js';
import type { RunCommand } from './command.js';
import { exitCode } from './exit-code.js';

/** `unearth config`: the effective configuration, as YAML that can be saved as the file, and what is wrong with the file. */
export const config: RunCommand = async (args, { output, loadExplorer }) => {
  const [word] = args.words;
  if (word !== undefined) {
    throw new UsageError(`There is a word too many: ${word}`, 'A file that is called config is ./config.');
  }
  const { effectiveSettings, configLines, rememberedPath } = (await loadExplorer()).userConfig;
  const effective = await effectiveSettings({}, process.env);
  const { path, exists, mistakes, settings, origins, lines, keys } = effective;
  const remembered = await rememberedPath();
  if (args.flag('json')) {
    const values = Object.entries(settings).map(([name, value]) => {
      const setting = name as keyof typeof settings;
      return [name, { value, origin: origins[setting], line: lines[setting] ?? null }];
    });
    const files = { config: path, configExists: exists, remembered };
    const facts = { files, settings: Object.fromEntries(values), keys: Object.fromEntries(keys), mistakes };
    await output.write(safe`${safeJson(facts, 2)}\n`);
  } else {
    const places = [
      `# configuration: ${path ?? 'nowhere, as there is no home directory; UNEARTH_CONFIG names a file'}${path === null || exists ? '' : ' (not there yet)'}`,
      `# remembered choices: ${remembered ?? 'nowhere; UNEARTH_STATE_DIR names a folder'}`,
    ];
    await output.writeLines([...places, ...configLines(effective)].map((line) => safeText(line)));
  }
  for (const mistake of mistakes) output.warn(mistakeText(path ?? 'the configuration', mistake));
  return mistakes.length === 0 ? exitCode.fine : exitCode.usage;
};

/** The mistake with its place, as compilers write it: `FILE:LINE:COLUMN: what is wrong`, and what to try. */
function mistakeText(file: string, { line, column, message, nextStep }: Mistake): SafeText {
  const place = line === null ? file : `${file}:${line}:${column}`;
  return safe`${safeText(place)}: ${safeText(message)}\n         ${safeText(nextStep)}`;
}
