/** What takes the libraries for JSON and schemas; loaded with the first configuration that is found. */
export { turnedOff } from './edit.js';
export { configOf } from './load.js';
