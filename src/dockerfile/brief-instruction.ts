/** How a shell is told to stop at errors and to say what it does: sh(1), `set`. Every second long RUN begins with it. */
const shellOptions = /^(RUN (?:--\S+ )*)(?:set (?:[-+][a-zA-Z]+(?: pipefail)? ?)+(?:;|&&) ?)+(?=\S)/;

/** An instruction for a place where only its beginning is seen: without what says nothing of it. */
export function briefInstruction(line: string): string {
  return line.replace(shellOptions, '$1');
}
