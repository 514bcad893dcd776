import { brokenRules, hasDivider, hasPreview } from './broken-rules.js';
import type { StressEvent } from './stress-event.js';
import { StressedProgram } from './stressed-program.js';

/** What a run came to. */
export type StressResult = {
  /** What was wrong first, and after how many events; null where nothing was. */
  readonly failure: { readonly rule: string; readonly at: number; readonly screen: string } | null;
  /** Events that were sent; looks at the screen, and those at panes side by side; bytes that the program wrote; seconds. */
  readonly events: number;
  readonly looks: number;
  readonly divided: number;
  readonly bytes: number;
  readonly seconds: number;
};

/** Sends the events to a program of its own, and looks at what becomes of its screen and of its terminal. */
export async function runEvents(
  root: string,
  image: string,
  events: readonly StressEvent[],
  wanted: () => boolean = () => true,
): Promise<StressResult> {
  let program = new StressedProgram(root, image);
  const start = performance.now();
  let sent = 0;
  let looks = 0;
  let divided = 0;
  let isUnfinished = false;
  const result = (rule: string | null): StressResult => ({
    failure: rule === null ? null : { rule, at: sent - looks, screen: program.screen().join('\n') },
    events: sent - looks,
    looks,
    divided,
    bytes: program.bytes,
    seconds: (performance.now() - start) / 1000,
  });
  try {
    if (!(await program.until(() => program.screen().some((line) => line.includes('Layers')), 30)))
      return result('it did not start');
    for (const event of events) {
      if (!wanted()) break;
      if (program.isGone) {
        const rest = [...(mayHaveLeft(events, sent) ? [] : ['the program ended']), ...program.leftovers()].join('; ');
        if (rest !== '') return result(rest);
        program.close();
        program = new StressedProgram(root, image);
        if (!(await program.starts())) return result('it did not start again');
      }
      sent += 1;
      if (event.kind === 'input') {
        program.type(event.bytes);
        isUnfinished ||= /\u001b\[<[\d;]*$/.test(event.bytes);
      } else if (event.kind === 'size') program.resize(event.columns, event.rows);
      else {
        looks += 1;
        if (isUnfinished) await new Promise((go) => setTimeout(go, patience));
        isUnfinished = false;
        const wrong = await look(program);
        if (wrong !== null) return result(wrong);
        if (hasDivider(program.screen())) divided += 1;
      }
      // The terminal has to take in what was written; and what is typed comes over time.
      if (sent % 8 === 0) await new Promise((go) => setTimeout(go, 1));
    }
    return result(await leave(program));
  } finally {
    program.close();
  }
}

/** Milliseconds after which the program no longer waits for the rest of a report, and takes what came behind its beginning for what it is. */
const patience = 1200;

/** The commands that `:` offers have one that leaves, and so have the hints in the last line, which can be clicked: either may have been taken lately. */
function mayHaveLeft(events: readonly StressEvent[], sent: number): boolean {
  const lately = events.slice(Math.max(0, sent - 200), sent);
  if (lately.some((event) => event.kind === 'input' && event.bytes === ':')) return true;
  // A click and another size right behind it may be heard the other way round.
  const before = events.slice(0, Math.max(0, sent - 50)).findLast((event) => event.kind === 'size');
  const recent = events.slice(Math.max(0, sent - 50), sent);
  const footers = [before, ...recent].flatMap((event) => (event?.kind === 'size' ? [`;${event.rows}M`] : []));
  return recent.some((event) => event.kind === 'input' && footers.some((footer) => event.bytes.includes(footer)));
}

/** What is wrong with the screen; null where nothing is. */
async function look(program: StressedProgram): Promise<string | null> {
  if (!(await program.quiet())) return 'it does not come to rest';
  await comeBack(program);
  await waited(program);
  // Whether it may have, is looked at before the next event.
  if (program.isGone) return null;
  // On a busy machine a large frame arrives in parts, with silence between them: only what stays is broken.
  await program.until(() => brokenRules(program.terminal).length === 0, 3);
  const [broken] = brokenRules(program.terminal);
  if (broken !== undefined) return broken;
  const before = program.screen();
  const written = program.bytes;
  program.redraw();
  if (!(await program.until(() => program.bytes > written || program.isGone, 10))) return 'it does not draw anew';
  await program.quiet();
  await program.until(() => program.screen().every((line, i) => line === before[i]), 3);
  const after = program.screen();
  const row = before.findIndex((line, i) => line !== after[i]);
  return row < 0 ? null : `row ${row} was torn: drawn anew it is\n${after[row]}\nand was\n${before[row]}`;
}

/** What comes of itself when no key does has its time: what is selected is shown beside the files, and a digit goes to its pane. */
async function waited(program: StressedProgram): Promise<void> {
  const screen = program.screen();
  const isCounting = screen.at(-1)?.includes('times the key that comes now') === true;
  if (!isCounting && !hasPreview(screen)) return;
  await new Promise((go) => setTimeout(go, isCounting ? countTime : restTime));
  await program.quiet();
  // The pane may be one with a preview.
  if (isCounting && hasPreview(program.screen())) {
    await new Promise((go) => setTimeout(go, restTime));
    await program.quiet();
  }
}

/** Milliseconds, and some more: `countTime` of the store, and `rest` of the preview. */
const countTime = 800;
const restTime = 220;

/** Another program had the terminal and has ended: what it wrote is left for the user, until Enter. */
async function comeBack(program: StressedProgram): Promise<void> {
  const { buffer } = program.terminal;
  if (buffer.active.type === 'alternate') return;
  await program.until(
    () => program.isGone || buffer.active.type === 'alternate' || program.screen().join('').includes('[Enter'),
    10,
  );
  program.type('\r');
  await program.until(() => program.isGone || buffer.active.type === 'alternate', 10);
  await program.quiet();
}

/** Leaves by the key for it; what is not as it was then. */
async function leave(program: StressedProgram): Promise<string | null> {
  // Whatever began is over after this time: a paste without its end, a number, an escape.
  await new Promise((go) => setTimeout(go, 1500));
  program.resize(100, 30);
  await comeBack(program);
  for (let level = 0; level < 6; level += 1) {
    program.type('\u001b');
    await new Promise((go) => setTimeout(go, 60));
  }
  program.type('q');
  if (!(await program.until(() => program.isGone, 20))) return 'q does not leave';
  await new Promise((go) => setTimeout(go, 50));
  return program.leftovers().join('; ') || null;
}
