import xterm from '@xterm/headless';
import { expect, it } from 'vitest';
import { brokenRules } from './broken-rules.js';

/** What is wrong with a screen that has the text in its second row. */
async function brokenBy(text: string): Promise<string[]> {
  const terminal = new xterm.Terminal({ cols: 30, rows: 3, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(`\u001b[?1049h\u001b[Hunearth\r\n${text}\r\nkeys`, resolve));
  return brokenRules(terminal);
}

it('are none for text, and one for what is never shown', async () => {
  expect(await brokenBy('étc 1 └ 한')).toEqual([]);
  // Bytes that are no UTF-8 are \xNN on the screen: a terminal that shows U+FFFD got the bytes.
  expect(await brokenBy('a\ufffdb')).toEqual(['row 1 has a character that is never shown']);
  expect(await brokenBy('a\u202eb')).toEqual(['row 1 has a character that is never shown']);
});
