/** Where unearth does otherwise than a runtime, on purpose. Case by case, the runtimes are told in the cases. */
export const deviations: readonly { readonly what: string; readonly why: string }[] = [
  {
    what: 'What runtimes refuse whole is read as far as it goes, and the report then says `"complete": false`.',
    why: 'Whoever looks into a broken image wants to see what is there.',
  },
  {
    what: 'An entry that cannot be is left out alone: a name that leaves the root, a hard link to nothing, a loop of symlinks, a whiteout without a name.',
    why: 'Runtimes refuse the layer, or make something else of the name; the rest of the layer is still worth a look, and the problem is listed.',
  },
  {
    what: 'Whiteouts act on lower layers only, wherever they stand in their layer.',
    why: 'The spec says so. docker, containerd and podman let the order decide, or refuse the layer.',
  },
  {
    what: 'A marker makes no directory: an opaque whiteout in a directory that is not there leaves it so.',
    why: 'docker and containerd make it by the way; umoci does not.',
  },
  {
    what: 'An entry of a type that nobody knows is a file.',
    why: 'POSIX says so; runtimes refuse the layer. The bytes ship, and are to be seen.',
  },
  {
    what: 'Sparse files of typeflag `S` are read.',
    why: 'Go reads them, and docker, containerd and umoci refuse them nevertheless.',
  },
  {
    what: 'An entry below what a lower layer has as a file makes a directory of it.',
    why: 'docker with overlay2 does so; the others refuse the layer.',
  },
  {
    what: "AUFS's bookkeeping is no part of the filesystem, and its link targets are shared by the links.",
    why: 'Images of AUFS mean it so. containerd and umoci never knew it.',
  },
  {
    what: '`LIBARCHIVE.xattr.` counts where an entry has no `SCHILY.xattr.`',
    why: 'bsdtar writes both; runtimes read the second only.',
  },
  {
    what: 'Sizes and offsets beyond 2^53 are refused.',
    why: 'No number here could count them exactly; Go counts to 2^63.',
  },
  {
    what: 'A hard link to a file of a lower layer is another name of it, and carries no bytes.',
    why: 'overlay makes a whole copy when it unpacks; the image ships none.',
  },
];
