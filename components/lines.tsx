import { Box, Text } from 'ink';
import { createContext, type ReactNode, useContext } from 'react';
import type { Row } from '../src/explorer/row.js';
import { narrowCharacters } from '../src/format/display-width.js';
import { type Look, paint } from './paint.js';
import { themeFor } from './themes/sgr.js';
import { themes } from './themes/themes.js';

/** The look of all lines: theme and character set of the terminal. */
export const LookContext = createContext<Look>({
  theme: themeFor(themes['16-colours'].few, 16),
  ascii: false,
});

/** A line, colours and all, of which nobody can say that it is wider than we do. */
const plain = new RegExp(`^[\\x1b${narrowCharacters}]*$`);

/**
 * Lines of the screen. The only place where text reaches Ink: it takes rows of safe text and nothing else, so what came out of an image
 * cannot drive the terminal. Those that follow each other are as few texts as can be: Ink's layout, and what React keeps of each text, cost as
 * much as making the rows. What has other characters is a text of its own: terminals differ about their widths, and Ink cuts a text that it
 * takes for too wide.
 */
export function Lines({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  const look = useContext(LookContext);
  const texts: { readonly first: number; readonly lines: string[]; readonly joins: boolean }[] = [];
  rows.forEach((row, i) => {
    const line = paint(row, look);
    const joins = plain.test(line);
    const last = texts.at(-1);
    if (last?.joins === true && joins) last.lines.push(line);
    else texts.push({ first: i, lines: [line], joins });
  });
  return (
    <Box flexDirection="column">
      {texts.map(({ first, lines }) => (
        // An empty Text takes no line.
        <Text key={first} wrap="truncate">
          {lines.join('\n') || ' '}
        </Text>
      ))}
    </Box>
  );
}
