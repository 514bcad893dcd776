/** What the program tells whoever called it. */
export const exitCode = {
  fine: 0,
  /** A budget or rule failed, or a search found nothing. */
  failed: 1,
  /** The command line has no meaning. */
  usage: 2,
  /** The image, or a part of it, could not be read. */
  unreadable: 3,
  /** A bug in unearth (sysexits' EX_SOFTWARE). */
  bug: 70,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
