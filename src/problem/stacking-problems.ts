import type { ProblemKind } from './problem-kind.js';

/** What can be wrong with a layer on those below it. */
export const stackingProblems = {
  'dangling-whiteout': {
    unreadable: false,
    harmless: true,
    meaning: 'A whiteout removes something that is not there.',
    runtimes: 'None of them minds.',
    advice: 'Nothing has to be done. The layer may have been made on another base than the one it lies on.',
  },
  'whiteout-beside-entry': {
    unreadable: false,
    meaning: 'A layer removes a path and writes it too; runtimes disagree on what stays.',
    runtimes:
      'The entry stays where the whiteout comes first. Where it comes last, umoci keeps the entry as the spec says, podman with vfs removes it, and docker and containerd with overlay refuse the layer.',
    advice: 'Build the layer again: one of the two is a mistake of the tool that wrote it.',
  },
  'hardlink-target-missing': {
    unreadable: false,
    meaning: 'A hard link to something that is not there was refused.',
    runtimes: 'All of them refuse the layer.',
    advice: 'The entry that the link names has to come before it, in the same layer.',
  },
  'symlink-loop': {
    unreadable: false,
    meaning: 'The parents of an entry are a loop of symbolic links; it was refused.',
    runtimes: 'All of them refuse the layer.',
    advice: 'Build the layer again on the base that it was made for.',
  },
  'parent-not-directory': {
    unreadable: false,
    meaning: 'An entry lies below something that is no directory; it gave way.',
    runtimes:
      'All of them refuse the layer where both are in it. Where the other one lies in a layer below, docker with overlay2 lets it give way too, and the others refuse.',
    advice: 'Build the layer again on the base that it was made for.',
  },
} as const satisfies Record<string, ProblemKind>;
