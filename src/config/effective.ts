import type { Key } from '../explorer/key.js';
import { type Keymap, standardKeymap } from '../explorer/keymap.js';
import { type Settings, standardSettings } from '../explorer/settings.js';
import { readConfigFile } from './config-file.js';
import type { Mistake } from './mistake.js';
import { parseConfig } from './parse-config.js';
import { readRememberedFile } from './remembered-file.js';

/** Where a value comes from: an option of the command line, the user's file, the choices of before, or nowhere. */
export type Origin = 'option' | 'file' | 'remembered' | 'default';

/** What counts when all is taken together, and why. */
export type Effective = {
  readonly settings: Settings;
  readonly origins: Readonly<Record<keyof Settings, Origin>>;
  /** Lines of the file that settings stand in. */
  readonly lines: Readonly<Partial<Record<keyof Settings, number>>>;
  readonly keymap: Keymap;
  /** The bindings with keys of the user's own. */
  readonly keys: ReadonlyMap<string, readonly Key[]>;
  /** The user's file; null where nothing says where it should be. */
  readonly path: string | null;
  readonly exists: boolean;
  /** What has no meaning in it. */
  readonly mistakes: readonly Mistake[];
};

/**
 * The settings: by the command line, else by the user's file, else as they were chosen before, else as usual. Where there are to be no colours, or
 * can be none, a theme of before does not count: it was chosen elsewhere.
 */
export async function effectiveSettings(asked: Partial<Settings>, noColours: boolean): Promise<Effective> {
  const { path, text, mistakes } = await readConfigFile();
  const config = text === null ? null : await parseConfig(text);
  const { theme, ...others } = await readRememberedFile();
  const remembered = theme === undefined || noColours ? others : { ...others, theme };
  const layers: readonly (readonly [Origin, Partial<Settings>])[] = [
    ['default', standardSettings],
    ['remembered', remembered],
    ['file', config?.settings ?? {}],
    ['option', asked],
  ];
  const origins = layers.flatMap(([origin, values]) => Object.keys(values).map((name) => [name, origin] as const));
  return {
    settings: Object.assign({}, ...layers.map(([, values]) => values)),
    origins: Object.fromEntries(origins) as Effective['origins'],
    lines: config?.lines ?? {},
    keymap: config?.keymap ?? standardKeymap,
    keys: config?.keys ?? new Map(),
    path,
    exists: text !== null || mistakes.length > 0,
    mistakes: [...mistakes, ...(config?.mistakes ?? [])],
  };
}
