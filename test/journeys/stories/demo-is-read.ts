/** The header when the demo is read to its end: its layers come one after the other. */
export const demoIsRead = 'hidden 15.9 MB';
