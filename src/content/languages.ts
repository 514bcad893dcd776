// The languages that files of images are written in. A module of its own: of lowlight, only what is named here is bundled, and it is
// loaded when the first text is looked at.

import dockerfile from 'highlight.js/lib/languages/dockerfile';
import { common, createLowlight } from 'lowlight';

/** Knows what is a keyword, a string and so on in the languages that are common, and in Dockerfiles. */
export const languages = createLowlight({ ...common, dockerfile });
