/** A build argument and its value. */
export type BuildArgument = { readonly name: string; readonly value: string };

const counted = /^\|(\d{1,4}) /;
const assignment = /^([A-Za-z_]\w*)=/;

/**
 * `|2 A=1 B=two words /bin/sh -c …`: the build arguments that a RUN saw stand in front of it, their number first and without
 * quotes (`runCommandString` in BuildKit, `prependEnvOnCmd` in moby). `known` are the values that ARG gave, `isCommand` tells
 * where a command may begin. null where there are none.
 */
export function splitBuildArguments(
  line: string,
  known: ReadonlyMap<string, string>,
  isCommand: (rest: string) => boolean,
): { readonly given: readonly BuildArgument[]; readonly rest: string } | null {
  const head = counted.exec(line);
  if (head === null) return null;
  const given: BuildArgument[] = [];
  let rest = line.slice(head[0].length);
  for (let left = Number(head[1]); left > 0; left -= 1) {
    const name = assignment.exec(rest)?.[1];
    if (name === undefined) break;
    const text = rest.slice(name.length + 1);
    const value = known.get(name);
    const isKnown = value !== undefined && (text === value || text.startsWith(`${value} `));
    const length = isKnown ? value.length : valueLength(text, left > 1, isCommand);
    given.push({ name, value: text.slice(0, length) });
    rest = text.slice(length + 1);
  }
  return { given, rest };
}

/**
 * A value goes up to the blank before what comes next: another argument, a shell, or else a path. buildah counts blanks, so
 * that there may be fewer arguments than it says.
 */
function valueLength(text: string, mayFollow: boolean, isCommand: (rest: string) => boolean): number {
  let path = -1;
  for (let blank = text.indexOf(' '); blank !== -1; blank = text.indexOf(' ', blank + 1)) {
    const after = text.slice(blank + 1, blank + 1 + mostLookedAt);
    if ((mayFollow && assignment.test(after)) || isCommand(after)) return blank;
    if (path === -1 && after.startsWith('/')) path = blank;
  }
  if (path !== -1) return path;
  const blank = text.indexOf(' ');
  return blank === -1 ? text.length : blank;
}

/** Characters in which a shell or a name shows itself. */
const mostLookedAt = 200;
