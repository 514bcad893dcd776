import { useApp, useInput, usePaste, useStdout } from 'ink';
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { layoutFor } from '../src/explorer/room.js';
import { screenRows } from '../src/explorer/screen.js';
import type { Store } from '../src/explorer/store.js';
import { Chooser } from './chooser.js';
import { keyOf } from './key-of.js';
import { Lines, LookContext } from './lines.js';
import type { TerminalControl } from './terminal-control.js';
import { lookOf, type TerminalTraits } from './terminal-traits.js';

type Props = { readonly store: Store; readonly traits: TerminalTraits; readonly control: TerminalControl };

/**
 * Erases the screen and goes to its first cell (ECMA-48 ED, CUP); Ink draws all of its frame after it. A terminal that loses rows moves the others
 * up, and so does a frame that was made for more rows: what Ink then leaves out, as it drew the same there before, would be elsewhere.
 */
const clearScreen = '\u001b[2J\u001b[H';

/** The explorer on a terminal: draws the rows of the state, and hands on keys and sizes. Nothing is decided here. */
export function ExplorerApp({ store, traits, control }: Props): ReactNode {
  const state = useSyncExternalStore(store.subscribe, store.state);
  const { exit, suspendTerminal, waitUntilRenderFlush } = useApp();
  const { stdout, write } = useStdout();

  useEffect(() => control.attach({ exit, suspendTerminal }), [control, exit, suspendTerminal]);
  useEffect(() => {
    const resized = () => {
      store.dispatch({ type: 'resized', size: { columns: stdout.columns, rows: stdout.rows } });
    };
    stdout.on('resize', resized);
    // A window that got smaller and is at once as it was: Node tells nobody, and the terminal has moved its rows.
    process.on('SIGWINCH', resized);
    return () => {
      stdout.off('resize', resized);
      process.off('SIGWINCH', resized);
    };
  }, [store, stdout]);
  // Only when the frame for the new size was drawn: until then Ink draws the one for the old size, of which every row may be too long for the window.
  const { size } = state;
  const clearedFor = useRef(size);
  useEffect(() => {
    if (size === clearedFor.current) return;
    clearedFor.current = size;
    void waitUntilRenderFlush().then(() => write(clearScreen));
  }, [size, write, waitUntilRenderFlush]);
  useInput((input, inkKey) => {
    const key = keyOf(input, inkKey);
    if (key !== null) store.dispatch({ type: 'key', key });
  });
  // What is pasted must not act as keys: it goes where something is typed, if it is.
  usePaste((text) => store.dispatch({ type: 'pasted', text }));

  const choosing = state.choice !== null && state.overlay === null && layoutFor(state).shape !== 'too-small';
  return (
    <LookContext value={lookOf(state.theme, traits)}>
      {choosing ? <Chooser state={state} choice={state.choice!} /> : <Lines rows={screenRows(state)} />}
    </LookContext>
  );
}
