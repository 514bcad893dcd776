import { type SafeText, safeText } from './safe-text.js';

/** The first letter of `ls -l` for each kind of file. */
const typeLetters = {
  file: '-',
  directory: 'd',
  symlink: 'l',
  'character-device': 'c',
  'block-device': 'b',
  fifo: 'p',
} as const;

export type FileType = keyof typeof typeLetters;

/** Type and permissions as `ls -l` writes them (POSIX ls, "file mode"): `-rwsr-xr-x`, `drwxrwxrwt`. */
export function formatMode(type: FileType, mode: number): SafeText {
  const bit = (mask: number, letter: string) => ((mode & mask) !== 0 ? letter : '-');
  const execute = (mask: number, special: number, both: string) => {
    const letter = bit(mask, 'x');
    if ((mode & special) === 0) return letter;
    return letter === 'x' ? both : both.toUpperCase();
  };
  return safeText(
    [
      typeLetters[type],
      bit(0o400, 'r'),
      bit(0o200, 'w'),
      execute(0o100, 0o4000, 's'),
      bit(0o040, 'r'),
      bit(0o020, 'w'),
      execute(0o010, 0o2000, 's'),
      bit(0o004, 'r'),
      bit(0o002, 'w'),
      execute(0o001, 0o1000, 't'),
    ].join(''),
  );
}

/** The mode as `chmod` takes it, at least four digits: `0755`, `4755`. */
export function formatOctalMode(mode: number): SafeText {
  return safeText(mode.toString(8).padStart(4, '0'));
}
