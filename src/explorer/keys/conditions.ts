// When keys do something, and why they do not.

import { safe } from '../../format/safe-text.js';
import type { State } from '../state.js';
import { keyFor } from './key-for.js';

/** Said of a key that would change what lies below. */
export const aboutThePanes = (state: State) => safe`That is for the panes: ${keyFor(state, 'back')} goes back to them.`;
export const always = () => true as const;
export const inFiles = ({ focus }: State) => focus === 'files';
export const needsImage = (state: State) => (state.inspection !== null ? true : safe`The image is not open yet.`);
export const needsFinished = ({ inspection }: State) =>
  inspection?.finished === true ? true : safe`The image is not read to its end yet.`;
export const needsLayers = ({ inspection }: State) =>
  inspection === null
    ? safe`The image is not open yet.`
    : inspection.layers.length > 0
      ? true
      : safe`This image has no layers.`;
/** Directories are there to be opened, and to stand before files. */
export const needsTree = (state: State) =>
  state.flat === null || state.overlay !== null
    ? needsLayers(state)
    : safe`There are no directories in this list: ${keyFor(state, 'flat')} shows the tree.`;
export const inDiff = ({ overlay }: State) => overlay === 'diff';
export const inText = ({ content }: State) => content?.form === 'text';
export const needsContent = (state: State) =>
  state.overlay === 'content' ? true : safe`Look into a file first: ${keyFor(state, 'look')} does.`;
export const needsText = (state: State) =>
  needsContent(state) !== true || inText(state)
    ? needsContent(state)
    : safe`These are bytes: ${keyFor(state, 'bytes')} shows them as text.`;
/** There is something to list, or there may be when all is read. */
export const needsHidden = ({ inspection }: State) =>
  inspection === null
    ? safe`The image is not open yet.`
    : inspection.analysis.hidden.length > 0 || !inspection.finished
      ? true
      : safe`Nothing is hidden in this image: every byte that ships can be seen.`;
export const inHidden = ({ overlay }: State) => overlay === 'hidden';
export const needsHiddenList = (state: State) =>
  inHidden(state) ? true : safe`Open the hidden files first: ${keyFor(state, 'hidden-list')} does.`;
export const needsProblems = ({ inspection }: State) =>
  (inspection?.problems.length ?? 0) > 0 ? true : safe`Nothing wrong was found in this image.`;
export const inTreemap = ({ overlay }: State) => overlay === 'treemap';
export const needsTreemap = (state: State) =>
  inTreemap(state) ? true : safe`Open the treemap first: ${keyFor(state, 'treemap')} does.`;
