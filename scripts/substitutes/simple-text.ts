/**
 * Text that needs no table: printable ASCII, box drawing and blocks, and the signs of the explorer (`src/explorer/signs.ts`). Each
 * character is a cluster (UAX 29, rule GB999) and a cell of its own.
 */
const simple = /^[\x20-\x7e\u2500-\u259f·…←↑→↓▸▾✓✗]*$/;

/** Nearly everything that the explorer draws. */
export function isSimple(text: string): boolean {
  return simple.test(text);
}
