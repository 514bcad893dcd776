/** Files that say little about an image: what tools leave behind. */
export type Noise = {
  /** As one says it: `package lists`. */
  readonly what: string;
  /** Paths of it, without the leading slash. */
  readonly path: RegExp;
};

/** What tools leave behind, by paths. The first row that fits counts. */
export const noises: readonly Noise[] = [
  // apt: Dir::State::lists and Dir::Cache (apt.conf(5)); apk: /var/cache/apk, /etc/apk/cache (apk-cache(5)); dnf and yum: cachedir
  // (dnf.conf(5)); pacman: /var/lib/pacman/sync, /var/cache/pacman/pkg (pacman.conf(5)); zypper: /var/cache/zypp.
  {
    what: 'package lists',
    path: /^(?:var\/lib\/apt\/lists\/|var\/lib\/pacman\/sync\/|var\/cache\/apt\/[^/]*pkgcache\.bin$|var\/cache\/(?:dnf|yum|libdnf5|zypp)\/)/,
  },
  { what: 'caches', path: /^(?:var\/cache\/|etc\/apk\/cache\/)/ },
  // What users have in ~/.cache (XDG Base Directory), and tools that keep theirs elsewhere: npm (_cacache), yarn, pnpm, pip, cargo, Maven,
  // Gradle, Go.
  {
    what: 'caches',
    path: /(?:^|\/)(?:\.cache|\.npm\/_cacache|\.npm\/_logs|\.yarn\/cache|\.pnpm-store|\.cargo\/registry|\.m2\/repository|\.gradle\/caches|go\/pkg\/mod\/cache|__pycache__)\//,
  },
  // The Filesystem Hierarchy Standard says of these that nothing may count on them.
  { what: 'temporary files', path: /^(?:var\/)?tmp\// },
  { what: 'temporary files', path: /(?:\.tmp|\.swp|~)$/ },
  { what: 'logs', path: /^var\/log\// },
  // dpkg and shadow keep what was there before as NAME-old and NAME-; ldconfig(8) has its second cache in aux-cache.
  { what: 'copies of what was before', path: /^var\/lib\/dpkg\/[^/]+-old$|^etc\/(?:passwd|group|shadow|gshadow)-$/ },
];

/** What a path is that says little, or null. */
export function noiseOf(path: string): string | null {
  return noises.find(({ path: pattern }) => pattern.test(path))?.what ?? null;
}
