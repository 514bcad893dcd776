/**
 * Characters that are never shown as they are. Whoever names a file in an image chooses them, and whoever reads the name at a
 * terminal has to see what is there (CWE-150; Unicode Technical Standard 39 and Technical Report 36; Trojan Source, CVE-2021-42574):
 *
 * - `\p{C}`: C0, DEL and C1 controls, which begin every escape sequence (CSI, OSC, DCS, APC, PM; as one character U+0080 to U+009F too);
 *   format characters: bidirectional marks, embeddings, overrides and isolates, zero-width joiners, soft hyphen, interlinear
 *   annotation, tags; lone surrogates; private use, which a font may draw as anything; and what is not assigned, noncharacters among it,
 *   whose width no two programs agree on.
 * - line and paragraph separators, and every space but U+0020: nobody can tell them from it.
 * - what is drawn as nothing (default ignorable): Hangul fillers, variation selectors, the grapheme joiner; and the blank of Braille.
 * - what changes how wide its neighbours are, of which terminals know more or less: flags, skin tones, enclosing marks.
 *
 * Combining marks are shown on a letter, four at most: one that begins a name would stand on our own text before it, and a heap
 * of them covers the lines above and below. Parts of Hangul syllables are shown only as the syllables they are parts of.
 */
const never = String.raw`\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Regional_Indicator}\p{Emoji_Modifier}\p{Me}\u2800`;
const spaces = String.raw`(?! )\p{Zs}`;
const leading = String.raw`[\u1100-\u115e\ua960-\ua97c]`;
const vowel = String.raw`[\u1161-\u11a7\ud7b0-\ud7c6]`;
const trailing = String.raw`[\u11a8-\u11ff\ud7cb-\ud7fb]`;
const syllable = `${leading}${vowel}${trailing}?`;

/** Everything that has to be replaced, and whole Hangul syllables, which have not: a part of one that is found alone has. */
const unsafe = new RegExp(
  [`[${never}]`, spaces, String.raw`(?<=^|[${never}\p{Zs}]|\p{M}{4})\p{M}+`, syllable, vowel, trailing].join('|'),
  'gu',
);
const wholeSyllable = new RegExp(`^${syllable}$`, 'u');

/** Replaces every character that is not shown as it is. */
export function replaceUnsafe(text: string, replace: (codePoint: number) => string): string {
  return text.replace(unsafe, (found) =>
    wholeSyllable.test(found) ? found : Array.from(found, (character) => replace(character.codePointAt(0)!)).join(''),
  );
}
