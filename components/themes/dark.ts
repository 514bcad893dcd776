import { paletteOf } from './palette.js';

/**
 * For text on a dark background. What was added, modified, removed and hidden differs in lightness as well as in hue, so that all eyes tell
 * it apart. A search found these, among hues that one expects.
 */
export const darkPalette = paletteOf({
  faint: { text: '#959daa' },
  selected: { text: '#ffffff', behind: '#2f72b5' },
  selectedBar: '#b9dcff',
  selectedHidden: '#e3c4ff',
  selectedRemoved: '#ffc4be',
  selectedFound: { text: '#000000', behind: '#fbdc60' },
  selectedElsewhere: { text: '#e4e4e4', behind: '#2d333d' },
  divider: { text: '#767e8a' },
  brand: '#5fd7ff',
  added: '#a2f2c0',
  modified: '#fbdc60',
  removed: '#f07c74',
  hidden: '#b496fa',
  directory: '#7db8f5',
  link: '#6fcfcf',
  bar: '#7db8f5',
  good: '#a2f2c0',
  warning: '#fbdc60',
  error: '#f07c74',
  band: '#5f93cc',
  bandOther: '#5cb0ae',
  bandSelected: '#fbdc60',
  bandHidden: '#bd97f0',
  onBand: '#000000',
  tiles: ['#3f84bd', '#3d9c9f', '#87ad6c', '#a8b6de'],
  tilesHidden: ['#a364bd', '#d46b9e', '#bc90e2', '#f5a198'],
  onTile: '#000000',
  tileRest: { text: '#ffffff', behind: '#4a4f57' },
  tileSelected: { text: '#000000', behind: '#fbdc60' },
  codeKeyword: '#b496fa',
  codeString: '#a2f2c0',
  codeNumber: '#e8b87c',
  codeName: '#7db8f5',
});
