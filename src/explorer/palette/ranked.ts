/** How well a command is meant by what is typed, 0 best; null where it is not. */
export function rank(sought: string, name: string, help: string): number | null {
  const words = sought
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return 0;
  const [joined, own, all] = [words.join('-'), name.toLowerCase(), `${name} ${help}`.toLowerCase()];
  if (own === joined) return 0;
  if (own.startsWith(joined)) return 1;
  if (words.every((word) => own.split('-').some((part) => part.startsWith(word)))) return 2;
  if (words.every((word) => all.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word)))) return 3;
  if (words.every((word) => all.includes(word))) return 4;
  return isIn(words.join(''), own) ? 5 : null;
}

/** Whether all characters are there in their order, others between them. */
function isIn(characters: string, text: string): boolean {
  let at = 0;
  for (const character of text) if (character === characters[at]) at += 1;
  return at === characters.length;
}
