/** Variables of the environment by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether the locale is in UTF-8, so that more than ASCII can be shown. The first of the three that is set decides (POSIX, 8.2
 * Internationalization Variables); without any, these two systems have it all the same.
 */
export function isUtf8(env: Environment, platform: string): boolean {
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((value) => value !== undefined && value !== '');
  if (locale === undefined) return platform === 'win32' || platform === 'darwin';
  return /utf-?8/i.test(locale);
}
