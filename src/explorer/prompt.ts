import { displayWidth } from '../format/display-width.js';
import { formatCount } from '../format/format-bytes.js';
import { keepSafe, type SafeText, safe, safeText } from '../format/safe-text.js';
import type { Key } from './key.js';
import type { Action, Update } from './message.js';
import { cutRow, type Row, rowWidth, type Segment, segment, spread } from './row.js';
import type { State } from './state.js';

/** A line that the user types, in the place of the footer. */
export type Prompt = {
  /** What it is for: a file and a row in `prompts.ts`. */
  readonly about: PromptName;
  readonly text: string;
  /** Where the next character goes, in graphemes. */
  readonly at: number;
  /** Which of the texts that were typed before stands there, and what did before these were asked for; null where none does. */
  readonly past: { readonly at: number; readonly draft: string } | null;
  /** How it was before what is typed changed it: Esc goes back to that. */
  readonly undo?: Partial<State>;
};

/** What was typed in prompts of each kind, and taken, the last at the end. */
export type TypedBefore = Readonly<Partial<Record<PromptName, readonly string[]>>>;

export type PromptName =
  | 'palette'
  | 'filter'
  | 'find-in-files'
  | 'find-in-content'
  | 'filter-hidden'
  | 'filter-help'
  | 'save';

/** What a prompt does: a row in `prompts.ts`. */
export type PromptFace = {
  /** In front of what is typed. */
  label(state: State): SafeText;
  /** After every change of the text, where something follows it at once. */
  changed?(state: State, text: string): State;
  /** Behind what is typed, where there is room. */
  remark?(state: State): Segment | null;
  /** What other keys do that type nothing; null where this one does nothing. */
  key?(state: State, key: Key): State | null;
  /** It remembers what was typed in its own way. */
  readonly remembers?: true;
  /** After Esc, where it does something else than an empty text. */
  cancel?(state: State, prompt: Prompt): State;
  /** After Enter; the prompt is closed then. `actions` are what it comes to, as if their keys were pressed. */
  submit(state: State, text: string): Update & { readonly actions?: readonly Action[] };
};

/** A prompt that has a text already, to be changed. */
export function promptWith(about: PromptName, text = ''): Prompt {
  return { about, text, at: graphemes(text).length, past: null };
}

/** Texts of each kind that are kept, while the explorer is open. */
const mostKept = 100;

/** With a text that was taken; one that was typed before is the last one now. */
export function keptText(before: TypedBefore, about: PromptName, text: string): TypedBefore {
  if (text === '') return before;
  const others = (before[about] ?? []).filter((other) => other !== text);
  return { ...before, [about]: [...others, text].slice(-mostKept) };
}

/** The prompt with what was typed before (-1), or after that (1); below the last is what was being typed. null where the key is another one. */
export function recalled(prompt: Prompt, before: TypedBefore, key: Key): Prompt | null {
  const by = key === 'up' ? -1 : key === 'down' ? 1 : 0;
  if (by === 0) return null;
  const texts = before[prompt.about] ?? [];
  // What stands there already is not recalled.
  const last = texts.at(-1) === prompt.text ? texts.length - 1 : texts.length;
  const { at, draft } = prompt.past ?? { at: last, draft: prompt.text };
  const to = at + by;
  if (to < 0 || to > texts.length) return prompt;
  if (to === texts.length) return { ...prompt, ...promptWith(prompt.about, draft) };
  return { ...prompt, ...promptWith(prompt.about, texts[to]), past: { at: to, draft } };
}

/** What a key makes of what is typed; null for a key that is none of its business. */
export function typed(prompt: Prompt, key: Key): Prompt | null {
  const { text, at } = prompt;
  const parts = graphemes(text);
  const left = parts.slice(0, at).join('');
  const right = parts.slice(at).join('');
  const to = (place: number): Prompt => ({ ...prompt, at: Math.min(Math.max(0, place), parts.length) });
  if (key === 'left') return to(at - 1);
  if (key === 'right') return to(at + 1);
  if (key === 'home' || key === 'ctrl-a') return to(0);
  if (key === 'end' || key === 'ctrl-e') return to(parts.length);
  if (key === 'backspace')
    return edited(prompt, parts.slice(0, Math.max(0, at - 1)).join('') + right, Math.max(0, at - 1));
  if (key === 'delete' || key === 'ctrl-d') return edited(prompt, left + parts.slice(at + 1).join(''), at);
  if (key === 'ctrl-u') return edited(prompt, right, 0);
  if (key === 'ctrl-k') return edited(prompt, left, at);
  if (key === 'ctrl-w') {
    const kept = left.replace(/[^\s/]*[\s/]*$/, '');
    return edited(prompt, kept + right, graphemes(kept).length);
  }
  const more = key === 'space' ? ' ' : key;
  if (more !== ' ' && isNamed(key)) return null;
  return inserted(prompt, more);
}

/**
 * UTF-16 code units: Linux knows no longer path (PATH_MAX). What is typed is taken apart for every frame, and what would come of it when somebody
 * pastes a whole file by mistake is of no use.
 */
const longest = 4096;

/** Said of a prompt that a key or a paste left as it was. */
export const tooLong = safe`Too long: up to ${formatCount(longest)} characters go in.`;

/** What is pasted goes in as if it were typed, on one line; what is too long does not go in at all: half of it would be another thing. */
export function inserted(prompt: Prompt, more: string): Prompt {
  if (prompt.text.length + more.length > longest) return prompt;
  const parts = graphemes(prompt.text);
  const clean = more.replace(/[\r\n]+/g, ' ').replace(/\p{Cc}/gu, '');
  const left = parts.slice(0, prompt.at).join('') + clean;
  return edited(prompt, left + parts.slice(prompt.at).join(''), graphemes(left).length);
}

/** Whoever changes a text that was typed before types a new one. */
function edited(prompt: Prompt, text: string, at: number): Prompt {
  return { ...prompt, text, at, past: null };
}

/** The prompt as a line, the end of the text in sight. */
export function promptRow({ prompt, signs }: State, label: SafeText, remark: Segment | null, width: number): Row {
  const { text, at } = prompt!;
  const parts = graphemes(text).map((part) => safeText(part));
  let first = 0;
  const room = Math.max(4, width - displayWidth(label) - 4);
  let before = parts.slice(0, at).reduce((sum, part) => sum + displayWidth(part), 0);
  for (; first < at && before >= room; first += 1) before -= displayWidth(parts[first]!);
  const join = (these: readonly (typeof parts)[number][]) => keepSafe(safe``, () => these.join(''));
  const row = [
    segment(safe` ${label} `, 'key'),
    segment(join(parts.slice(first, at))),
    segment(parts[at] ?? safe` `, 'selected'),
    segment(join(parts.slice(at + 1))),
  ];
  if (remark === null) return cutRow(row, width, signs);
  // What is wrong is told as far as there is room; what is merely useful, whole or not at all.
  const free = width - rowWidth(row) - 2;
  const isTold = remark.style === 'warning' && free >= leastRemark;
  return spread(row, isTold ? cutRow([remark], free, signs) : [remark], width, signs);
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment: part }) => part);
}

/** Columns from which on a remark that is cut says something. */
const leastRemark = 12;

/** Names of keys are words; what is typed is one grapheme. */
function isNamed(key: Key): boolean {
  return /^[a-z-]{2,}$/.test(key);
}
