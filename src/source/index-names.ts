import type { Annotations } from '../oci/descriptor.js';
import { isBareTag } from '../oci/image-title.js';
import { familiarName } from '../oci/reference.js';

/**
 * The names that an index gives an entry, as docker shows them. containerd and docker write the full name beside
 * `ref.name`, which then repeats its tag only; skopeo and podman have `ref.name` alone, and there it may be a bare tag
 * or a full name (image-spec annotations.md).
 */
export function namesIn(annotations: Annotations): readonly string[] {
  const full = annotations.get('io.containerd.image.name');
  const ref = annotations.get('org.opencontainers.image.ref.name');
  const repeats = full !== undefined && ref !== undefined && isBareTag(ref);
  const names = [full, repeats ? undefined : ref];
  return [...new Set(names.flatMap((name) => (name === undefined || name === '' ? [] : [familiarName(name)])))];
}
