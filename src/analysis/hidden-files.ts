import { sameContent } from '../layer/same-content.js';
import type { NodeId } from '../path/path-tree.js';
import type { HiddenCause } from '../tree/hidden-cause.js';
import type { HiddenContent } from '../tree/hidden-contents.js';
import type { Stack } from '../tree/stack.js';
import type { VersionId } from '../tree/version.js';

/** A file with content that still ships although no name of the final filesystem reaches it. */
export type HiddenFile = {
  /** The version that carried the bytes. */
  readonly version: VersionId;
  readonly node: NodeId;
  /** Bytes of content as stored. */
  readonly bytes: number;
  readonly cause: HiddenCause;
  /** Position of the layer that wrote it. */
  readonly layer: number;
  /** Position of the layer that took its last name. */
  readonly hiddenBy: number;
};

/** The hidden contents that have bytes, with their causes settled as far as contents were compared; largest first. */
export function hiddenFiles(stack: Stack): HiddenFile[] {
  const files: HiddenFile[] = [];
  for (const content of stack.hidden) {
    const { layer, changeset, row } = stack.locate(content.version);
    const bytes = changeset.storedSize[row]!;
    if (bytes === 0) continue;
    files.push({
      version: content.version,
      node: stack.nodeOf(content.version),
      bytes,
      cause: settledCause(stack, content),
      layer,
      hiddenBy: content.hiddenBy,
    });
  }
  return files.sort((a, b) => b.bytes - a.bytes || a.version - b.version);
}

/** Overwritten by nothing but equal contents, a content was only rewritten: `metadata-only`. */
function settledCause(stack: Stack, { version, cause, replacedBy }: HiddenContent): HiddenCause {
  if (cause !== 'overwritten') return cause;
  const own = stack.locate(version);
  const rewritten = replacedBy.every((replacement) => {
    const other = stack.locate(stack.inode(replacement));
    return sameContent(own.changeset, own.row, other.changeset, other.row) === true;
  });
  return rewritten ? 'metadata-only' : 'overwritten';
}
