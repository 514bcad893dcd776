import { spawn } from 'node:child_process';
import type { Clipboard } from '../explorer/world.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** A program that takes a text to a clipboard. */
type ClipboardProgram = {
  readonly command: readonly [string, ...string[]];
  /** Whether this is the place for it. `isRemote`: the user sits at another machine, whose clipboard it is not. */
  when(env: Environment, platform: NodeJS.Platform, isRemote: boolean): boolean;
  /** What it wants to read; UTF-8, where this is missing. */
  readonly encode?: (text: string) => Buffer;
};

/** clip.exe takes what begins with a byte order mark for UTF-16, and all else for the code page of the machine. */
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

/** A row each, what is nearest first. tmux gives it to its own terminals, wherever these are (tmux(1), load-buffer -w; from 3.2 on). */
const programs: readonly ClipboardProgram[] = [
  { command: ['pbcopy'], when: (_env, platform, isRemote) => platform === 'darwin' && !isRemote },
  { command: ['clip.exe'], when: (_env, platform) => platform === 'win32', encode: utf16 },
  {
    command: ['clip.exe'],
    when: (env, _platform, isRemote) => isSet(env, 'WSL_DISTRO_NAME') && !isRemote,
    encode: utf16,
  },
  { command: ['wl-copy'], when: (env, _platform, isRemote) => isSet(env, 'WAYLAND_DISPLAY') && !isRemote },
  {
    command: ['xclip', '-selection', 'clipboard'],
    when: (env, _platform, isRemote) => isSet(env, 'DISPLAY') && !isRemote,
  },
  {
    command: ['xsel', '--clipboard', '--input'],
    when: (env, _platform, isRemote) => isSet(env, 'DISPLAY') && !isRemote,
  },
  { command: ['tmux', 'load-buffer', '-w', '-'], when: (env) => isSet(env, 'TMUX') },
];

/** Milliseconds that a program may take: one that waits for a display which is not there would wait for ever. */
const patience = 2000;

/** Gives a text to the first program that takes it. One that is not installed is passed over without a word. */
export async function toClipboard(
  text: string,
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): Promise<Clipboard> {
  const isRemote = isSet(env, 'SSH_CONNECTION') || isSet(env, 'SSH_TTY');
  let failed: string | null = null;
  for (const { command, when, encode = Buffer.from } of programs) {
    if (!when(env, platform, isRemote)) continue;
    const outcome = await give(command, encode(text), env);
    if (outcome === 'taken') return { program: command[0], failed: null };
    if (outcome === 'failed') failed = command[0];
  }
  return { program: null, failed };
}

/** The output is nobody's: those that stay to serve the text would hold it open. */
function give(
  [name, ...args]: readonly [string, ...string[]],
  bytes: Buffer,
  env: Environment,
): Promise<'taken' | 'failed' | 'missing'> {
  return new Promise((resolve) => {
    const child = spawn(name, args, {
      stdio: ['pipe', 'ignore', 'ignore'],
      env,
      timeout: patience,
      killSignal: 'SIGKILL',
    });
    child.on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ENOENT' ? 'missing' : 'failed'));
    child.on('exit', (code) => resolve(code === 0 ? 'taken' : 'failed'));
    // One that does not read to the end says how that came with its exit code.
    child.stdin.on('error', () => {});
    child.stdin.end(bytes);
  });
}

function isSet(env: Environment, name: string): boolean {
  return (env[name] ?? '') !== '';
}
