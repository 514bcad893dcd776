import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A build of an earlier commit, in a git worktree below a folder that the caller removes; `remove` makes git forget it. */
export type EarlierCommit = { readonly name: string; readonly program: string; readonly remove: () => void };

export function buildEarlier(commit: string, root: string, scratch: string): EarlierCommit {
  const folder = join(scratch, 'earlier');
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const name = git('rev-parse', '--short', `${commit}^{commit}`);
  git('worktree', 'add', '--quiet', '--detach', folder, name);
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  // The same packages are linked; others are installed, which builds.
  if (git('diff', '--name-only', name, '--', 'package-lock.json') === '') {
    run('cp', '-al', join(root, 'node_modules'), join(folder, 'node_modules'));
    run(process.execPath, 'scripts/build.js');
  } else {
    run('npm', 'ci');
  }
  return {
    name,
    program: join(folder, 'bin/unearth.js'),
    remove: () => git('worktree', 'remove', '--force', folder),
  };
}
