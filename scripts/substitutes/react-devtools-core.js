// Stands in for react-devtools-core, which Ink imports only when DEV=true asks for it: not part of the bundle.
export const connectToDevTools = () => {};
export default { initialize() {}, connectToDevTools };
