/** What the history does not tell of an instruction. */
export type Note =
  /** Only a checksum of what was copied. */
  | 'sources'
  /** Exec form, its words with nothing but blanks between them. */
  | 'words'
  /** The script or file that stood in a here-document. */
  | 'document'
  /** Flags and stages: BuildKit writes none. */
  | 'flags'
  /** The step says that it made a layer, and there is none for it. */
  | 'no-layer'
  /** An instruction that writes no files has a layer: those before it were squashed into it. */
  | 'squashed';

/** A comment above the instruction; null for what is told once for all. */
export const noteWords: Readonly<Record<Note, string | null>> = {
  sources: null,
  words: 'in exec form; where its words end is not told',
  document: 'what stood in the here-document is not told',
  flags: null,
  'no-layer': 'is said to have made a layer; there is none for it',
  squashed: 'the layer has what the steps above wrote, together',
};

/** What is told once, before the first instruction. */
export const headNotes: Readonly<Partial<Record<Note, string>>> = {
  sources: 'What COPY and ADD took is not told, only a checksum of it: file:, dir: or multi:',
  flags: 'BuildKit does not tell --from, --link and --mount, nor ONBUILD, nor the quotes that words had.',
};
