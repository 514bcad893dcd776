import { UsageError } from '../problem/errors.js';
import { fieldAt, isRecord, type JsonPlace } from './json-shape.js';

/** What an image runs on, in Go's words (image-spec image-index.md "platform"). Written as the image says it. */
export type Platform = {
  /** `linux`, `windows`, … */
  readonly os: string;
  /** `amd64`, `arm64`, … */
  readonly architecture: string;
  /** `v7`, `v8`, …; null where the image names none. */
  readonly variant: string | null;
  /** Of Windows images the build, `10.0.17763.1`; else null. */
  readonly osVersion: string | null;
};

/** A platform as an index entry or a config has it; null where it does not say both os and architecture. */
export function platformAt(place: JsonPlace): Platform | null {
  if (!isRecord(place.value)) return null;
  const text = (name: string): string | null => {
    const { value } = fieldAt(place, name);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const os = text('os');
  const architecture = text('architecture');
  if (os === null || architecture === null) return null;
  return { os, architecture, variant: text('variant'), osVersion: text('os.version') };
}

const grammar = /^([a-z0-9_.-]+)(?:\(([a-z0-9_.-]+)\))?\/([a-z0-9_.-]+)(?:\/([a-z0-9_.-]+))?$/i;

/** Reads `os/arch[/variant]`, and `os(version)/arch` as containerd writes it for Windows. */
export function parsePlatform(text: string): Platform {
  const match = grammar.exec(text);
  if (match === null) {
    throw new UsageError(
      `"${text}" is no platform.`,
      'Write it as os/arch or os/arch/variant, for example linux/amd64 or linux/arm/v7.',
    );
  }
  const [, os = '', osVersion = null, architecture = '', variant = null] = match;
  return { os, architecture, variant, osVersion };
}

/** `linux/arm64/v8`; with a Windows build `windows(10.0.17763.1)/amd64`. */
export function formatPlatform(platform: Platform): string {
  const os = platform.osVersion === null ? platform.os : `${platform.os}(${platform.osVersion})`;
  return [os, platform.architecture, ...(platform.variant === null ? [] : [platform.variant])].join('/');
}

/** The platform in the one spelling that is compared. The rules are those of containerd's `platforms` (database.go). */
export function normalisePlatform(platform: Platform): Platform {
  const os = platform.os.toLowerCase();
  const [architecture, variant] = normaliseArchitecture(
    platform.architecture.toLowerCase(),
    platform.variant?.toLowerCase() ?? '',
  );
  return {
    os: os === 'macos' ? 'darwin' : os,
    architecture,
    variant: variant === '' ? null : variant,
    osVersion: platform.osVersion,
  };
}

function normaliseArchitecture(architecture: string, variant: string): [string, string] {
  switch (architecture) {
    case 'i386':
      return ['386', ''];
    case 'x86_64':
    case 'x86-64':
    case 'amd64':
      return ['amd64', variant === 'v1' ? '' : variant];
    case 'aarch64':
    case 'arm64':
      if (['8', 'v8', 'v8.0'].includes(variant)) return ['arm64', ''];
      return ['arm64', ['9', '9.0', 'v9.0'].includes(variant) ? 'v9' : variant];
    case 'armhf':
      return ['arm', 'v7'];
    case 'armel':
      return ['arm', 'v6'];
    case 'arm':
      if (variant === '' || variant === '7') return ['arm', 'v7'];
      return ['arm', ['5', '6', '8'].includes(variant) ? `v${variant}` : variant];
    default:
      return [architecture, variant];
  }
}

/** Whether two platforms are the same one, however spelled. A Windows build counts only where `asked` names one. */
export function samePlatform(asked: Platform, offered: Platform): boolean {
  return sameFamily(asked, offered) && normalisePlatform(asked).variant === normalisePlatform(offered).variant;
}

/** Whether two platforms differ in their variant at most. */
export function sameFamily(asked: Platform, offered: Platform): boolean {
  const [a, b] = [normalisePlatform(asked), normalisePlatform(offered)];
  return a.os === b.os && a.architecture === b.architecture && (a.osVersion === null || a.osVersion === b.osVersion);
}

/** An entry that says of itself that it is for no platform: BuildKit marks its attestations so. */
export function isUnknownPlatform(platform: Platform | null): boolean {
  return platform !== null && platform.os === 'unknown' && platform.architecture === 'unknown';
}

const goArchitectures: ReadonlyMap<string, string> = new Map([
  ['x64', 'amd64'],
  ['ia32', '386'],
  // Node has one name for both byte orders; every Linux that Node still runs on is little-endian.
  ['ppc64', 'ppc64le'],
  ['mipsel', 'mipsle'],
]);

/** What containers run on here: Linux, in a virtual machine where the host is not one, on this processor. */
export function hostPlatform(architecture: string = process.arch): Platform {
  return {
    os: 'linux',
    architecture: goArchitectures.get(architecture) ?? architecture,
    variant: null,
    osVersion: null,
  };
}
