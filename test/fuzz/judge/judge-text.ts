import { hold } from './finding.js';

/**
 * What no text that is shown may have: by Unicode's properties, not by the program's own table. Controls (C0, DEL, C1), all
 * that turns the direction round, line and paragraph separators, lone surrogates, and what has no width.
 */
const forbidden = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}\u200b-\u200d\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/u;
const forbiddenInLines = new RegExp(forbidden.source.replace('\\p{Cc}', '\\0-\\x09\\x0b-\\x1f\\x7f-\\x9f'), 'u');

/** One line that is drawn. */
export function judgeText(text: string, where: string): void {
  judge(text, forbidden, where);
}

/** Text of several lines that is printed. */
export function judgeLines(text: string, where: string): void {
  judge(text, forbiddenInLines, where);
}

/** Sequences that the explorer writes itself: SGR, cursor, erase, modes (ECMA-48), and the line breaks between rows. */
const own = /\x1b\[\??[0-9;]*[mABCDEFGHJKhl]|\r?\n|\r/g;

/** Everything that went to the terminal: nothing that acts may be in it but the explorer's own. */
export function judgeTerminalBytes(bytes: string): void {
  judge(bytes.replace(own, ''), forbidden, 'bytes for the terminal');
}

function judge(text: string, pattern: RegExp, where: string): void {
  const found = pattern.exec(text);
  hold(found === null, 'control characters', () => {
    const code = found![0].codePointAt(0)!.toString(16);
    const around = text.slice(Math.max(0, found!.index - 30), found!.index + 30);
    return `U+${code} in ${where}: ${JSON.stringify(around)}`;
  });
}
