import type { Decode } from './importers.js';

/** As `encoding.ts`, for browsers, with what they have. */
export const decode: Decode = (bytes, encoding) => {
  const text = (name: string, fatal = false): string => new TextDecoder(name, { fatal }).decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: text('utf-16le'), encoding: 'utf16le' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: text('utf-16be'), encoding: 'utf16be' };
  if (encoding) return { text: text('utf-8'), encoding };
  try {
    return { text: text('utf-8', true), encoding: 'utf8' };
  } catch {
    return { text: text('gb18030'), encoding: 'gb18030' };
  }
};
