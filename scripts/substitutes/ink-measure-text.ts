import widestLine from 'widest-line';

type Size = { readonly width: number; readonly height: number };

let last: { readonly text: string; readonly size: Size } = { text: '', size: { width: 0, height: 0 } };

/**
 * Takes the place of Ink's measuring, which keeps the size of every text that was ever drawn, and the text with it: an explorer that is left
 * open all day would grow with each key. A layout asks for the same text several times, one after the other; so the last one is kept.
 */
export default function measureText(text: string): Size {
  if (text !== last.text)
    last = { text, size: { width: widestLine(text), height: text === '' ? 0 : text.split('\n').length } };
  return last.size;
}
