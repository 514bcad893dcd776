const safeValue = /^[^\s"'\\$]*$/;

/**
 * `A=1 B=two words` of ENV, LABEL and ARG: docker's builders print values without the quotes that they had. What can be read as
 * it stands (buildah writes the line of the Dockerfile) stays, else every value goes up to the next name.
 */
export function splitPairs(text: string, name: RegExp): readonly string[] {
  const words = shellWords(text);
  if (words === null || !words.every((word) => word.includes('='))) {
    // `ENV NAME some value`, the old form, and ARG without values.
    if (!/^[^\s=]+=/.test(text)) return [text];
    return text.split(name).map(quotedPair);
  }
  return words;
}

/** Where a name begins behind a blank. */
export const variableName = /\s(?=[A-Za-z_]\w*=)/;
export const labelName = /\s(?=[A-Za-z_][\w./-]*=)/;

/** The pair with quotes around its value where it needs them. */
export function quotedPair(pair: string): string {
  const end = pair.indexOf('=') + 1;
  const value = pair.slice(end);
  return safeValue.test(value) ? pair : `${pair.slice(0, end)}"${value.replace(/["\\$]/g, '\\$&')}"`;
}

/** Splits at blanks that stand outside of quotes; null where a quote is not closed. */
function shellWords(text: string): string[] | null {
  const words: string[] = [];
  let word = '';
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]!;
    if (quote === '' && /\s/.test(sign)) {
      if (word !== '') words.push(word);
      word = '';
      continue;
    }
    word += sign;
    if (sign === '\\' && quote !== "'") {
      at += 1;
      word += text[at] ?? '';
    } else if (sign === quote) quote = '';
    else if (quote === '' && (sign === '"' || sign === "'")) quote = sign;
  }
  if (quote !== '') return null;
  if (word !== '') words.push(word);
  return words;
}
