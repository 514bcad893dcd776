import type { SafeText } from '../format/safe-text.js';

/** What a piece of program text is, as far as colours tell it. */
export type CodeStyle = 'keyword' | 'string' | 'comment' | 'number' | 'name';

/** A piece of a line in one colour: from character `start` to `end`. */
export type CodeSpan = { readonly start: number; readonly end: number; readonly style: CodeStyle };

/** Larger texts are shown without colours: telling them takes a second for each megabyte. */
export const mostHighlighted = 200_000;

/** What the classes of highlight.js mean here; what is not named has no colour. */
const styles: Readonly<Record<string, CodeStyle>> = {
  keyword: 'keyword',
  built_in: 'keyword',
  literal: 'keyword',
  'selector-tag': 'keyword',
  section: 'keyword',
  string: 'string',
  regexp: 'string',
  char: 'string',
  comment: 'comment',
  doctag: 'comment',
  meta: 'comment',
  number: 'number',
  symbol: 'number',
  title: 'name',
  attr: 'name',
  attribute: 'name',
  property: 'name',
  name: 'name',
  tag: 'name',
  variable: 'name',
  type: 'name',
};

/** Files whose name says the language where their ending does not. */
const namedFiles: Readonly<Record<string, string>> = {
  dockerfile: 'dockerfile',
  containerfile: 'dockerfile',
  makefile: 'makefile',
  '.bashrc': 'bash',
  '.profile': 'bash',
  '.gitconfig': 'ini',
  '.npmrc': 'ini',
  '.env': 'bash',
  passwd: 'plaintext',
};

/** First lines that name what runs the file. */
const interpreters = /^#!.*\b(bash|sh|dash|zsh|python|perl|node|ruby|lua|php)/;

const languageOf: Readonly<Record<string, string>> = { sh: 'bash', dash: 'bash', zsh: 'bash', node: 'javascript' };

/** The colours of the lines of a program text, by the name of its file; null where no language is known. */
export async function highlight(name: string, lines: readonly SafeText[]): Promise<CodeSpan[][] | null> {
  const { languages } = await import('./languages.js');
  const language = languageFor(name, lines[0] ?? '', (known) => languages.registered(known));
  if (language === null) return null;
  const spans: CodeSpan[][] = lines.map(() => []);
  let [line, column] = [0, 0];
  const visit = (node: HighlightNode, style: CodeStyle | null) => {
    if (node.type === 'text') {
      for (const [index, part] of (node.value ?? '').split('\n').entries()) {
        if (index > 0) [line, column] = [line + 1, 0];
        if (style !== null && part !== '') spans[line]?.push({ start: column, end: column + part.length, style });
        column += part.length;
      }
      return;
    }
    const classes = (node.properties?.className ?? []) as readonly string[];
    const own = classes.map((name) => styles[name.replace(/^hljs-/, '')]).find((known) => known !== undefined);
    for (const child of node.children ?? []) visit(child, own ?? style);
  };
  visit(languages.highlight(language, lines.join('\n')) as HighlightNode, null);
  return spans;
}

/** As much as is used of what lowlight gives: a hast tree. */
type HighlightNode = {
  readonly type: string;
  readonly value?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly children?: readonly HighlightNode[];
};

function languageFor(name: string, firstLine: string, isKnown: (language: string) => boolean): string | null {
  const file = name.toLowerCase();
  const interpreter = interpreters.exec(firstLine)?.[1];
  const ending = /\.([^.]+)$/.exec(file)?.[1];
  for (const asked of [namedFiles[file], ending, interpreter]) {
    const language = asked === undefined ? undefined : (languageOf[asked] ?? asked);
    if (language !== undefined && isKnown(language)) return language;
  }
  return null;
}
