import type { Inspection } from '../inspect/inspection.js';
import { kindOf } from '../layer/changeset.js';
import type { NodeId } from '../path/path-tree.js';
import { absent, type VersionId } from '../tree/version.js';
import { knownLife } from './life-of-cursor.js';

/** The versions of a path that are files, from the base up, as far as the analysis goes: of a hard link that name of the content. */
export function versionsOfPath({ analysis, stack }: Inspection, node: NodeId): VersionId[] {
  return knownLife(analysis, stack, node).flatMap(({ after }) =>
    after !== absent && stack.kind(after) === kindOf.file ? [after] : [],
  );
}

/** The same as the versions that carry the contents. */
export function contentsOfPath(inspection: Inspection, node: NodeId): VersionId[] {
  return versionsOfPath(inspection, node).map((version) => inspection.stack.inode(version));
}
