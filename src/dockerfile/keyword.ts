/** The instructions of a Dockerfile (docs.docker.com/reference/dockerfile). */
export const keywords = [
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
] as const;

export type Keyword = (typeof keywords)[number];

const beginning = new RegExp(String.raw`^(${keywords.join('|')})(?:\s+|$)`);

/** The keyword that a text begins with, and the rest; null where it begins with none. */
export function splitKeyword(text: string): { readonly keyword: Keyword; readonly rest: string } | null {
  const found = beginning.exec(text);
  if (found === null) return null;
  return { keyword: found[1] as Keyword, rest: text.slice(found[0].length) };
}
