/** Of the terminal, in character cells. */
export type Size = { readonly columns: number; readonly rows: number };
