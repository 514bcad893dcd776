import type { Member } from '../seed-image.js';

/** An image made by hand to cost more than it weighs. */
export type Bomb = {
  readonly name: string;
  /** What is in it, in a few words. */
  readonly what: string;
  /** The files of the image. */
  readonly members: () => readonly Member[];
};
