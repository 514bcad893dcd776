// What is loaded when the explorer is wanted, as one file: each more that is loaded costs the first frame two milliseconds.

import { userConfigFor } from '../src/config/user-config.js';
import { wantsNoColours } from './themes/colour-depth.js';

export { runExplorer } from './run-explorer.js';
export { runLineExplorer } from './run-line-explorer.js';

export const userConfig = userConfigFor(wantsNoColours);
