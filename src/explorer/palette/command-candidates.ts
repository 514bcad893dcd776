import { joinSafe, type SafeText, safe, safeText } from '../../format/safe-text.js';
import { keyLabel } from '../key.js';
import type { Binding } from '../keys/binding.js';
import type { State } from '../state.js';
import type { Candidate, Candidates } from './candidate.js';
import { commands, type PaletteCommand } from './commands.js';
import { rank } from './ranked.js';
import { sharedStart } from './shared-start.js';

/**
 * All commands that are like what is typed, the best first. A name alone is that of a key, where one has it: that is what the explorer tells to
 * type for a key that the config took away. With something behind it, it is another command.
 */
export function commandCandidates(state: State, typed: string): Candidates {
  const all: readonly { readonly name: string; readonly help: SafeText; readonly ofKey: boolean; make(): Candidate }[] =
    [
      ...commands.map((command) => ({ ...command, ofKey: false, make: () => ofCommand(command) })),
      ...state.keymap.bindings
        .filter(({ id }) => id !== 'palette')
        .map((binding) => ({
          name: binding.id,
          help: binding.help,
          ofKey: true,
          make: () => ofBinding(state, binding),
        })),
    ];
  const ranked = all.flatMap(({ name, help, ofKey, make }) => {
    const at = ofKey && name === typed ? first : rank(typed, name, help);
    return at === null ? [] : [{ at, make }];
  });
  const rows = ranked.sort((a, b) => a.at - b.at).map(({ make }) => make());
  const begun = rows.filter(({ completion }) => completion.startsWith(typed));
  return { rows, more: 0, shared: begun.length === rows.length ? sharedStart(rows) : typed };
}

/** Before all that is ranked. */
const first = -1;

/** A command whose name is typed whole, with what may follow it; null where it is none of these. */
export function argumentCandidates(state: State, typed: string): Candidates | null {
  const [, name, argument = ''] = /^(\S+)\s+(.*)$/u.exec(typed) ?? [];
  const command = commands.find((one) => one.name === name);
  if (command === undefined || command.words === 'paths') return null;
  const words = (command.words?.(state) ?? []).filter(({ word }) => word.startsWith(argument));
  const rows = words.map(({ word, detail }) => ofWord(state, command, word, detail));
  const own = ofWord(state, command, argument, command.help);
  const all = rows.length > 0 ? rows : [own];
  return { rows: all, more: 0, shared: rows.length > 0 ? sharedStart(rows) : typed };
}

function ofWord(state: State, command: PaletteCommand, argument: string, detail: SafeText): Candidate {
  const actions = command.run(state, argument.trim());
  const completion = `${command.name} ${argument}`;
  const isRunnable = typeof actions !== 'string';
  return {
    label: safeText(completion),
    detail,
    keys: safe``,
    why: isRunnable ? null : actions,
    completion,
    actions: isRunnable ? actions : null,
  };
}

function ofCommand({ name, argument, help }: PaletteCommand): Candidate {
  return {
    label: safe`${safeText(name)} ${argument}`,
    detail: help,
    keys: safe``,
    why: null,
    completion: `${name} `,
    actions: null,
  };
}

function ofBinding(state: State, binding: Binding): Candidate {
  const keys = joinSafe(
    binding.keys.map((key) => keyLabel(key, state.signs)),
    ' ',
  );
  const { overlay, keymap } = state;
  // Where its keys mean something else now, what it would do is something else too.
  const isMeant =
    binding.keys.length === 0
      ? binding.only === undefined || (overlay !== null && binding.only.includes(overlay))
      : binding.keys.some((key) => keymap.at(key, state) === binding);
  const enabled = isMeant ? binding.enabled(state) : safe`Here its key means something else.`;
  return {
    label: safeText(binding.id),
    detail: binding.help,
    keys,
    why: enabled === true ? null : enabled,
    completion: binding.id,
    actions: [binding.action],
  };
}
