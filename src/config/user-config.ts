import type { Settings } from '../explorer/settings.js';
import type { Environment } from '../format/is-utf8.js';
import { configLines } from './config-lines.js';
import { type Effective, effectiveSettings } from './effective.js';
import { rememberChoices, rememberedPath } from './remembered-file.js';

/**
 * All that commands need of the user's settings. It is loaded with the explorer, which has the tables that settings are about, and where it is
 * known what an environment says of colours.
 */
export function userConfigFor(wantsNoColours: (env: Environment) => boolean) {
  return {
    effectiveSettings: (asked: Partial<Settings>, env: Environment): Promise<Effective> =>
      effectiveSettings(asked, wantsNoColours(env)),
    configLines,
    rememberChoices,
    rememberedPath,
  } as const;
}

export type UserConfig = ReturnType<typeof userConfigFor>;
