import { Text } from 'ink';
import { createContext, memo, type ReactNode, useContext } from 'react';
import type { Row } from '../src/explorer/row.js';
import { type Look, paint } from './paint.js';
import { themeFor } from './themes/sgr.js';
import { themes } from './themes/themes.js';

/** The look of all lines: theme and character set of the terminal. */
export const LookContext = createContext<Look>({
  theme: themeFor(themes['16-colours'].few, 16),
  ascii: false,
});

/**
 * One line of the screen. The only place where text reaches Ink: it takes rows of safe text and nothing else, so what
 * came out of an image cannot drive the terminal.
 */
export const Line = memo(
  function Line({ row }: { readonly row: Row }): ReactNode {
    const look = useContext(LookContext);
    // An empty Text takes no line.
    return <Text wrap="truncate">{paint(row, look) || ' '}</Text>;
  },
  (before, after) => sameRow(before.row, after.row),
);

function sameRow(a: Row, b: Row): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every(({ text, style }, i) => text === b[i]!.text && style === b[i]!.style);
}
