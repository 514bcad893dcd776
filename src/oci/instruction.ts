import type { HistoryEntry } from './history-entry.js';

/** `|2 A=x B=y /bin/sh -c …`: the classic builder puts build arguments in front of a RUN. Values may have blanks. */
const buildArguments = /^\|\d+ .*?(?=\/bin\/(?:ba|da)?sh -[a-z]*c |cmd \/S \/C )/s;
const shell = /^(?:\/bin\/(?:ba|da|a)?sh -[a-z]*c|cmd \/S \/C)\s+/;
const noOperation = /^#\(nop\)\s*/;
const buildkitMark = /\s*# buildkit$/;
const keyword =
  /^(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\b/;

/**
 * The step of a history as one line of a Dockerfile: what builders wrap around it is taken off. Raw text of the image.
 * Null where the history says nothing.
 *
 * `/bin/sh -c #(nop) ADD file:…` and `/bin/sh -c apt-get …` are the classic builder's, `RUN /bin/sh -c … # buildkit` is
 * BuildKit's (moby daemon/builder/dockerfile, buildkit frontend/dockerfile/dockerfile2llb).
 */
export function instructionOf(step: HistoryEntry | null): string | null {
  const written = step?.createdBy?.trim() || step?.comment?.trim();
  if (!written) return null;
  const line = written.replace(/\s+/g, ' ').replace(buildkitMark, '').replace(buildArguments, '');
  if (!shell.test(line)) {
    return line
      .replace(/^RUN (?:\|\d+ .*?)?(?=\/bin\/|cmd )/, 'RUN ')
      .replace(/^RUN (?:\/bin\/(?:ba|da|a)?sh -[a-z]*c|cmd \/S \/C) /, 'RUN ');
  }
  const command = line.replace(shell, '');
  if (!noOperation.test(command)) return `RUN ${command}`;
  const instruction = command.replace(noOperation, '');
  return keyword.test(instruction) ? instruction : `RUN ${instruction}`;
}
