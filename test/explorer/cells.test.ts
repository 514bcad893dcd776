import { describe, expect, it } from 'vitest';
import { leftCell, listRow, outOfSight } from '../../src/explorer/panes/cells.js';
import { type Row, rowText, segment } from '../../src/explorer/row.js';
import { asciiSigns, unicodeSigns } from '../../src/explorer/signs.js';
import { safe } from '../../src/format/safe-text.js';

/** A row with all that keeps a look of its own. */
const row: Row = [
  segment(safe`>+ `, 'added'),
  segment(safe` ██`, 'bar'),
  segment(safe`░`, 'bandHidden'),
  segment(safe` █`, 'barHidden'),
  segment(safe` █`, 'barRemoved'),
  segment(safe`  `, 'bar'),
  segment(safe`a`, 'directory'),
  segment(safe`bc`, 'found'),
  segment(safe`/`, 'directory'),
];

const styles = (made: Row) => made.map(({ text, style }) => [text, style]);

describe('a row of a list', () => {
  it('is in one style where it is selected, but for its bars and what is found', () => {
    expect(styles(listRow(row, 20, unicodeSigns, 'focused'))).toEqual([
      ['>+ ', 'selected'],
      [' ██', 'selectedBar'],
      ['░ █', 'selectedHidden'],
      [' █', 'selectedRemoved'],
      ['  a', 'selected'],
      ['bc', 'selectedFound'],
      ['/', 'selected'],
      ['   ', 'selected'],
    ]);
  });

  it('keeps all its styles in a pane without the keys, over the whole width', () => {
    const made = listRow(row, 20, unicodeSigns, 'elsewhere');
    expect(styles(made)).toEqual([...styles(row), ['   ', 'plain']]);
    expect(made.every(({ elsewhere }) => elsewhere)).toBe(true);
  });

  it('is as it is where it is not selected', () => {
    expect(listRow(row, 20, unicodeSigns, 'none')).toBe(row);
  });
});

describe('what there is no room for', () => {
  it('is told by signs that mean nothing else', () => {
    expect(leftCell(safe`apt-get update`, 8, unicodeSigns).text).toBe('apt-get…');
    expect(leftCell(safe`apt-get update`, 8, asciiSigns).text).toBe('apt-get$');
    const changes = [
      asciiSigns.added,
      asciiSigns.modified,
      asciiSigns.removed,
      asciiSigns.unchanged,
      asciiSigns.hidden,
    ];
    expect(changes).not.toContain(asciiSigns.ellipsis);
  });

  it('is counted above and below', () => {
    expect(rowText(outOfSight(15, 20, 62, unicodeSigns))).toBe(' ↑15 ↓27');
    expect(rowText(outOfSight(15, 20, 62, asciiSigns))).toBe(' ^15 v27');
    expect(outOfSight(0, 20, 20, asciiSigns)).toEqual([]);
  });
});
