import type { TarType } from './tar-entry.js';

/** Typeflags that the scanner treats specially (POSIX pax; GNU tar manual, "Basic Tar Format"). */
export const typeflags = {
  file: 0x30,
  /** V7's file; a directory when its name ends in a slash. */
  oldFile: 0x00,
  contiguousFile: 0x37,
  gnuSparse: 0x53,
  gnuLongName: 0x4c,
  gnuLongLink: 0x4b,
  pax: 0x78,
  paxGlobal: 0x67,
} as const;

/** `1` to `6` have no content, whatever their size says (Go `isHeaderOnlyType`); anything else is a file, as in Go. */
const types: readonly TarType[] = Array.from({ length: 256 }, (_, typeflag) => {
  switch (String.fromCharCode(typeflag)) {
    case '1':
      return 'hardlink';
    case '2':
      return 'symlink';
    case '3':
      return 'character-device';
    case '4':
      return 'block-device';
    case '5':
      return 'directory';
    case '6':
      return 'fifo';
    default:
      return 'file';
  }
});

/** The type of the entry that a header of this typeflag stands for. Only files have content. */
export function typeOf(typeflag: number): TarType {
  return types[typeflag]!;
}

/** False for files that are files only because nobody knows what else: GNU's `D`, `M`, `V`, Solaris' `X`, and inventions. */
export function isKnownType(typeflag: number): boolean {
  const { file, contiguousFile, oldFile, gnuSparse } = typeflags;
  return (typeflag >= file && typeflag <= contiguousFile) || typeflag === oldFile || typeflag === gnuSparse;
}

/** A typeflag as people write it: the character, or the byte's number where there is none. */
export function describeTypeflag(typeflag: number): string {
  return typeflag > 0x20 && typeflag < 0x7f ? `'${String.fromCharCode(typeflag)}'` : `number ${typeflag}`;
}
