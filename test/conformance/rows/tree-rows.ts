import type { Row } from './row.js';

/** How layers become a filesystem. */
export const treeRows = [
  {
    id: 'tree/whiteout',
    says: '`.wh.NAME` removes NAME, a whole subtree too, from lower layers only. The marker is never seen; `.wh.` alone means nothing.',
    tests: ['test/tree/stack.test.ts', 'test/tree/stack-model.test.ts'],
    fixtures: ['story/docker-save.tar'],
  },
  {
    id: 'tree/whiteout-same-layer',
    says: 'A layer that writes a path and removes it too: the spec lets the path stay, docker and containerd let the order decide.',
  },
  {
    id: 'tree/whiteout-types',
    says: 'Whiteouts are known by their names: they may be hard links to each other, have content, or be directories.',
  },
  {
    id: 'tree/opaque',
    says: '`.wh..wh..opq` empties its directory of what lower layers have, wherever it stands in the tar. What the layer itself writes stays.',
    tests: ['test/tree/stack.test.ts'],
    fixtures: ['opaque/umoci-oci'],
  },
  {
    id: 'tree/aufs-control',
    says: 'Other names beginning with `.wh..wh.` are bookkeeping of AUFS: no deletions. Files in `.wh..wh.plnk` are what hard links may point to.',
  },
  {
    id: 'tree/overlayfs-native',
    says: "overlayfs's own whiteouts (a device 0/0, `trusted.overlay.opaque`) sometimes leak into layers. They mean nothing there.",
  },
  {
    id: 'tree/directory-merge',
    says: 'A directory over a directory: attributes are replaced, children merged.',
  },
  {
    id: 'tree/replaced',
    says: 'Any other pair: the old one goes, with all below it, and its bytes are hidden.',
  },
  {
    id: 'tree/symlinked-parents',
    says: 'An entry below a symlink of a lower layer lands where that leads, within the root: `lib -> usr/lib`. Whiteouts too. Loops end somewhere.',
  },
  {
    id: 'tree/hardlinks',
    says: 'Names of one content count its bytes once. Losing a name frees nothing while another lives. A size on the header of a link means nothing.',
    tests: ['test/tree/stack.test.ts'],
  },
  {
    id: 'tree/metadata-only',
    says: 'A chmod, chown or touch in a later layer copies the whole file.',
  },
  {
    id: 'tree/duplicate-entries',
    says: 'A path may stand twice in one layer, against the spec: the last one counts, the bytes of the first are dead weight.',
  },
  {
    id: 'tree/missing-parents',
    says: 'Directories that no entry names are there nevertheless.',
  },
  {
    id: 'tree/names',
    says: '`./`, a leading `/`, `//` and `.` mean nothing. `..` that leaves the root is refused. A backslash is a character.',
  },
  {
    id: 'tree/bytes',
    says: 'Names are bytes: they may be no UTF-8, and two that differ in case or in Unicode form only are two.',
    tests: ['test/format/safe-text.test.ts'],
    fixtures: ['story/docker-save.tar'],
  },
] as const satisfies readonly Row[];
