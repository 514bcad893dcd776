import type { HistoryEntry } from '../oci/history-entry.js';

/** How the steps of a builder are told: a row each, the first that fits. Ours are names of programs, not text of the image. */
const builders: readonly (readonly [name: string, tells: (step: Told) => boolean])[] = [
  ['kaniko', ({ author }) => author === 'kaniko'],
  ['ko', ({ author }) => author === 'ko' || author === 'github.com/ko-build/ko'],
  ['apko', ({ author, by }) => author === 'apko' || by === 'apko'],
  ['jib', ({ author, by }) => author === 'Jib' || by.startsWith('jib-')],
  ['Bazel', ({ author, by }) => author.startsWith('Bazel') || by.startsWith('bazel build')],
  ['umoci', ({ by }) => by.startsWith('umoci ')],
  ['BuildKit', ({ by, comment }) => comment.startsWith('buildkit.') || by.endsWith('# buildkit')],
  ['Nix', ({ comment }) => comment.startsWith('store paths:')],
  ['docker import', ({ comment, by }) => by === '' && comment.startsWith('Imported from ')],
  ['docker build --squash', ({ comment, by }) => by === '' && comment.startsWith('create new from sha256:')],
  // It notes what a step was begun from.
  ['buildah', ({ comment, by }) => comment.startsWith('FROM ') && by !== ''],
  ['the classic builder, or buildah', ({ by }) => by.includes('#(nop)') || /^(?:\|\d+ .*)?\/bin\/sh -c /s.test(by)],
];

type Told = { readonly by: string; readonly comment: string; readonly author: string };

/** The program that wrote a step; null where nothing tells. */
export function builderOf({ createdBy, comment, author }: HistoryEntry): string | null {
  const told = { by: (createdBy ?? '').trim(), comment: comment ?? '', author: author ?? '' };
  return builders.find(([, tells]) => tells(told))?.[0] ?? null;
}
