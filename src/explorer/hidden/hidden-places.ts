import type { VersionId } from '../../tree/version.js';
import type { HiddenGroup } from './hidden-groups.js';

/** Where each file stands in a list of groups. */
export type HiddenPlaces = {
  /** Positions of the groups, by their keys. */
  readonly groups: ReadonlyMap<string, number>;
  /** The group of a file, and its position in that; null where it is in none. The totals are no group of files. */
  of(version: VersionId): { readonly group: number; readonly index: number } | null;
};

const known = new WeakMap<readonly HiddenGroup[], HiddenPlaces>();

/** Found out once for each list: a key that moves in half a million files must not look for one of them among all. */
export function hiddenPlaces(groups: readonly HiddenGroup[]): HiddenPlaces {
  let places = known.get(groups);
  if (places === undefined) {
    places = placesOf(groups);
    known.set(groups, places);
  }
  return places;
}

function placesOf(groups: readonly HiddenGroup[]): HiddenPlaces {
  const listed = groups.map(({ kind, files }) => (kind === 'all' ? [] : files));
  let versions = 0;
  for (const files of listed) for (const { version } of files) versions = Math.max(versions, version + 1);
  // Columns by the number of the version, as nothing is smaller: 0 is none.
  const group = new Uint32Array(versions);
  const index = new Uint32Array(versions);
  listed.forEach((files, position) => {
    files.forEach(({ version }, i) => {
      group[version] = position + 1;
      index[version] = i;
    });
  });
  return {
    groups: new Map(groups.map(({ key }, position) => [key, position])),
    of: (version) => (group[version] ? { group: group[version] - 1, index: index[version]! } : null),
  };
}
