/** All forms in which a finished inspection can be printed: as `--format` names them, and with a line for the help. `writers` writes them. */
export const reports = [
  { name: 'text', summary: 'a summary for people; what a pipe gets unless it asks for another' },
  { name: 'json', summary: 'everything, for programs (schema version 1)' },
] as const;

export type Report = (typeof reports)[number];
