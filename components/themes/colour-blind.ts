import { paletteOf } from './palette.js';

/**
 * Blue for what came, orange for what went, as Okabe and Ito have it ("Color Universal Design", 2008), and yellow and purple between
 * them. Of all that can be read and is in the table of 256 colours, these are among those that stay furthest apart in every kind of
 * colour blindness. Directories have none of their hues: sand, which is nearly grey.
 */
export const colourBlindOnDark = paletteOf({
  faint: { text: '#9e9e9e' },
  selected: { text: '#ffffff', behind: '#005f87' },
  divider: { text: '#767676' },
  brand: '#87d7ff',
  added: '#87d7ff',
  modified: '#ffff87',
  removed: '#ff8700',
  hidden: '#d75fff',
  directory: '#d7c3af',
  link: '#bcbcbc',
  bar: '#87afd7',
  good: '#87d7ff',
  warning: '#ffff87',
  error: '#ff8700',
  band: '#5f87af',
  bandOther: '#afd7ff',
  bandSelected: '#ffff87',
  bandHidden: '#d75fff',
  onBand: '#000000',
  tiles: ['#5f87af', '#afd7ff', '#87afd7', '#d7d7d7'],
  tilesHidden: ['#d75fff', '#ff8700', '#d787ff', '#ffaf5f'],
  onTile: '#000000',
  tileRest: { text: '#ffffff', behind: '#444444' },
  codeKeyword: '#d75fff',
  codeString: '#87d7ff',
  codeNumber: '#ffff87',
  codeName: '#d7c3af',
});

/** Maroon in place of orange, which is too light to be read on white. */
export const colourBlindOnLight = paletteOf({
  faint: { text: '#626262' },
  selected: { text: '#ffffff', behind: '#005faf' },
  divider: { text: '#8a8a8a' },
  brand: '#005faf',
  added: '#005faf',
  modified: '#875f00',
  removed: '#5f0000',
  hidden: '#8700ff',
  directory: '#00005f',
  link: '#626262',
  bar: '#005faf',
  good: '#005faf',
  warning: '#875f00',
  error: '#5f0000',
  band: '#005faf',
  bandOther: '#00005f',
  bandSelected: '#875f00',
  bandHidden: '#8700ff',
  onBand: '#ffffff',
  tiles: ['#005faf', '#00005f', '#4e4e4e', '#005f87'],
  tilesHidden: ['#8700ff', '#5f0000', '#5f00af', '#875f00'],
  onTile: '#ffffff',
  tileRest: { text: '#000000', behind: '#d0d0d0' },
  codeKeyword: '#8700ff',
  codeString: '#005faf',
  codeNumber: '#875f00',
  codeName: '#00005f',
});
