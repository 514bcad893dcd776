/** A table of contents against the tar that it is the table of. `unreadable`: there is one, but nobody could use it. */
export type TocVerdict = 'agrees' | 'differs' | 'unreadable';
