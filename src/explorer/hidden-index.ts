export { type HiddenIndex, hiddenIndex } from '../analysis/hidden-index.js';
