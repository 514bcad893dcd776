import { configLines } from './config-lines.js';
import { effectiveSettings } from './effective.js';
import { rememberChoices, rememberedPath } from './remembered-file.js';

/** All that commands need of the user's settings. It is loaded with the explorer, which has the tables that settings are about. */
export const userConfig = { effectiveSettings, configLines, rememberChoices, rememberedPath } as const;

export type UserConfig = typeof userConfig;
