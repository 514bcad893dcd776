import { fileJourneys } from './stories/files.js';
import { hiddenJourneys } from './stories/hidden.js';
import { imageJourneys } from './stories/images.js';
import { lookingJourneys } from './stories/looking.js';
import { movingJourneys } from './stories/moving.js';
import { themeJourneys } from './stories/themes.js';
import type { Journey } from './user.js';

/** All journeys, by what they are about. */
export const journeys: Readonly<Record<string, readonly Journey[]>> = {
  moving: movingJourneys,
  files: fileJourneys,
  hidden: hiddenJourneys,
  looking: lookingJourneys,
  images: imageJourneys,
  themes: themeJourneys,
};
