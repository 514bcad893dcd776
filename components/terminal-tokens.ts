const esc = '\u001b';
const pasteStart = `${esc}[200~`;
const pasteEnd = `${esc}[201~`;

/** CSI (ECMA-48 5.4): parameters, intermediates, one final byte. Linux consoles send `ESC [ [ A` for F1. */
const csi = /^\u001b\u001b?\[\[?[0-?]*[ -/]*[@-~]/;
const ss3 = /^\u001b\u001b?O[@-~]/;
/** Reports of the mouse in the old form, which has nothing for wide windows and is not asked for, and of the window getting and losing the focus. */
const oldMouse = /^\u001b\[M[\s\S]{3}/;
const focusReport = /^\u001b\[[IO]/;
/**
 * What the terminal answers when it is asked what it is, or which colours it has (DA1, OSC). They may come late and in pieces: also
 * without the escape that was taken for a key then, as nobody types the rest in one go.
 */
const answer = /^\u001b?(?:\[\?[\d;]+c|(?:\]|(?=11;rgb))\d+;[^\u0007\u001b]{0,64}(?:\u0007|\u001b\\))/;
const unfinishedAnswer = /^\u001b(?:\[\?[\d;]{0,64}|\]\d[^\u0007\u001b]{0,64}\u001b?)$/;
/** Alt and the bracket, unless the rest of an answer comes. */
const bracket = `${esc}]`;
const unfinished = /^\u001b(?:\u001b?(?:\[[0-?]*[ -/]*|\[\[|O)?)?$|^\u001b\[M[\s\S]{0,2}$/;

/** The Esc key right before a paste, a report or an answer: Alt goes with keys alone, and what is pasted must never become some. */
const escapeAlone = /^\u001b(?=\u001b\[(?:200~|[<?MIO]))/;

/** What was typed, cut into keys, what the terminal answered, and the beginning of a sequence whose end has not come yet. */
export type Tokens = { readonly tokens: readonly string[]; readonly answers: readonly string[]; readonly rest: string };

/** Whether the rest is the beginning of something that takes its time, and that is no key if its end never comes. */
export function isNoKey(rest: string): boolean {
  return rest.startsWith(pasteStart) || unfinishedAnswer.test(rest);
}

/** Cuts input into single keys, and reports of the mouse as it is asked for them. A paste stays one piece; other reports are left out. */
export function splitTokens(input: string): Tokens {
  const tokens: string[] = [];
  const answers: string[] = [];
  let at = 0;
  while (at < input.length) {
    const left = input.slice(at);
    if (left.startsWith(pasteStart)) {
      const end = left.indexOf(pasteEnd);
      if (end === -1) return { tokens, answers, rest: left };
      tokens.push(left.slice(0, end + pasteEnd.length));
      at += end + pasteEnd.length;
      continue;
    }
    if (escapeAlone.test(left)) {
      tokens.push(esc);
      at += esc.length;
      continue;
    }
    const report = oldMouse.exec(left) ?? focusReport.exec(left);
    if (report !== null) {
      at += report[0].length;
      continue;
    }
    const answered = answer.exec(left)?.[0];
    if (answered !== undefined) {
      answers.push(answered);
      at += answered.length;
      continue;
    }
    if (left === bracket || unfinished.test(left) || unfinishedAnswer.test(left))
      return { tokens, answers, rest: left };
    const token = csi.exec(left)?.[0] ?? ss3.exec(left)?.[0] ?? plainToken(left);
    tokens.push(token);
    at += token.length;
  }
  return { tokens, answers, rest: '' };
}

/** Esc and the key that it was held for. Alt and a key look the same: nothing of ours has such a key. */
export function apart(token: string): readonly string[] {
  const key = /^\u001b(\u001b.*|.)$/su.exec(token)?.[1];
  return key === undefined ? [token] : [esc, key];
}

/** One character; after an escape, the escape with it: Alt and a key. */
function plainToken(text: string): string {
  const first = text.startsWith(esc) && text.length > 1 ? 1 : 0;
  return text.slice(0, first + String.fromCodePoint(text.codePointAt(first)!).length);
}
