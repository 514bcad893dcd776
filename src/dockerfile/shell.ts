/** What a RUN is run by where no SHELL said otherwise, on Linux and on Windows. */
export const defaultShells: readonly string[] = ['/bin/sh -c', 'cmd /S /C'];

/** `/bin/sh -c`, `/bin/bash -o pipefail -c`, `cmd /S /C`, `powershell -Command` at the beginning of a command line. */
const commonShell =
  /^(?:(?:\/\S*\/)?(?:ba|da|a|z|k)?sh(?: (?:-[\w-]+|pipefail|errexit|nounset))*? -[a-zA-Z]*c|(?:\S*\\)?cmd(?:\.exe)? \/S \/C|(?:\S*\\)?(?:powershell|pwsh)(?:\.exe)?(?: -\w+)*? -Command)(?=\s)/i;

/** Builders write a step that runs nothing as a comment for the shell. */
const noOperation = /^(?:(?:\S*[\\/])?(?:\w*sh|cmd|powershell|pwsh)(?:\.exe)? [^#]*?)?#\(nop\)\s*/i;

/** The shell that a command line begins with: the one that SHELL said, where it is that one, else one that is known. */
export function shellOf(line: string, said: string | null): string | null {
  if (said !== null && line.startsWith(`${said} `)) return said;
  return commonShell.exec(line)?.[0] ?? null;
}

/** The instruction behind `/bin/sh -c #(nop)`; null where the line has no such mark (moby daemon/builder/dockerfile/internals.go). */
export function withoutNoOperation(line: string): string | null {
  const mark = noOperation.exec(line);
  return mark === null ? null : line.slice(mark[0].length);
}
