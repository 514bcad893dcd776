import type { HistoryEntry } from '../oci/history-entry.js';
import { readArguments } from './arguments.js';
import { splitBuildArguments } from './build-arguments.js';
import { type Instruction, type InstructionContext, noContext } from './instruction.js';
import { splitKeyword } from './keyword.js';
import type { Note } from './note.js';
import { execForm, quotedList } from './quoted-list.js';
import { shellOf, withoutNoOperation } from './shell.js';

const buildkitMark = /\s*# buildkit$/;
/** `[stage-1 3/3] COPY --from=builder /app /app`: what BuildKit shows while it builds, for a layer that its history lacks. */
const progress = /^\[(?:[^\]]* )?\d+\/\d+\] /;
/** Tools that write what they are, not what they ran. */
const otherTools = /^(?:bazel|umoci|jib|ko|apko|crane|kaniko|nix|pack|buildpacks?|skopeo)\b/i;

/**
 * Reads what a builder wrote of a step: `/bin/sh -c #(nop) CMD ["sh"]` and `/bin/sh -c apt-get …` are of the classic builder and of
 * buildah, `RUN /bin/sh -c … # buildkit` and `ENV A=b` of BuildKit, and the line of the Dockerfile itself of kaniko (moby
 * daemon/builder/dockerfile, buildkit frontend/dockerfile/dockerfile2llb, buildah imagebuildah/stage_executor.go).
 */
export function readInstruction(step: HistoryEntry | null, context: InstructionContext = noContext): Instruction {
  const written = step?.createdBy?.trim() || '';
  if (written === '') return words(step?.comment?.trim() ?? '');
  const isBuildkit = buildkitMark.test(written.slice(-40));
  const line = (isBuildkit ? written.slice(0, written.lastIndexOf('#')).trimEnd() : written).replace(progress, '');
  const named = splitKeyword(line) ?? splitKeyword(withoutNoOperation(line) ?? '');
  if (named === null) return ran(line, false, context) ?? words(line);
  const { keyword, rest } = named;
  if (keyword !== 'RUN') {
    const { pieces, notes } = readArguments(keyword, rest.trim());
    return { keyword, pieces, given: [], notes: [...notes, ...flagNotes(isBuildkit)] };
  }
  // kaniko writes what stands in the Dockerfile: no shell in front, and nothing else to take off.
  return ran(rest, isBuildkit, context) ?? { keyword, pieces: [rest], given: [], notes: [] };
}

function words(text: string): Instruction {
  return { keyword: null, pieces: text === '' ? [] : [text], given: [], notes: [] };
}

function flagNotes(isBuildkit: boolean): readonly Note[] {
  return isBuildkit ? ['flags'] : [];
}

/** A command as it was run; null where nothing tells that it was. */
function ran(line: string, isBuildkit: boolean, { shell: said, args }: InstructionContext): Instruction | null {
  const counted = splitBuildArguments(line, args, (after) => shellOf(after, said) !== null);
  const given = counted?.given ?? [];
  const command = counted?.rest ?? line;
  const run = (text: string, ...notes: Note[]): Instruction => ({
    keyword: 'RUN',
    pieces: [text],
    given,
    notes: [...notes, ...flagNotes(isBuildkit)],
  });
  const shell = shellOf(command, said);
  if (shell !== null) {
    const text = command.slice(shell.length).trim();
    if (text === '') return null;
    // buildah writes the exec form behind a shell that it was not run by.
    if (quotedList(text) !== null) return run(execForm(quotedList(text)!));
    // Another shell than the one that runs a RUN was named in exec form: the rest was one word, as `-c` wants it. But buildah
    // writes /bin/sh whatever SHELL says.
    const isShellForm = said === null || said === shell || (!isBuildkit && shell === '/bin/sh -c');
    return run(isShellForm ? text : execForm([...shell.split(' '), text]));
  }
  if (isBuildkit || counted !== null) {
    return /^\/dev\/pipes\/\S+$/.test(command) ? run(command, 'document') : run(command, 'words');
  }
  const isPath = /^\/\S+ ./.test(command) && !otherTools.test(command);
  return isPath ? run(command, 'words') : null;
}
