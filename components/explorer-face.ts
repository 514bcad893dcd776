// What is loaded when the explorer is wanted, as one file: each more that is loaded costs the first frame two milliseconds.

export { userConfig } from '../src/config/user-config.js';
export { runExplorer } from './run-explorer.js';
export { runLineExplorer } from './run-line-explorer.js';
