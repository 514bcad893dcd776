export { hiddenBecause, whoHid } from '../words/hidden-words.js';
