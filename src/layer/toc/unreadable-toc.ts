/** There is a table of contents, but nobody could use it. `message` ends a sentence: what is wrong with it. */
export class UnreadableToc extends Error {
  override readonly name = 'UnreadableToc';
}
