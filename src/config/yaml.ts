// What is used of the package, in a file that can be loaded alone: of a CommonJS module, a bundle has no names otherwise.

export { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
