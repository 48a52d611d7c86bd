import iconv from 'iconv-lite';

/** A text as some program has written it. */
export interface Written {
  readonly name: string;
  readonly text: string;
  readonly bytes: Buffer;
  /** Any text in the same encoding. */
  readonly encode: (text: string) => Buffer;
}

const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  'utf-8': (text) => Buffer.from(text),
  'utf-8-mark': (text) => Buffer.from(`\uFEFF${text}`),
  'utf-16le': (text) => iconv.encode(text, 'utf16le', { addBOM: true }),
  'utf-16be': (text) => iconv.encode(text, 'utf16be', { addBOM: true }),
  gb18030: (text) => iconv.encode(text, 'gb18030'),
};

const lineEnds: Readonly<Record<string, readonly string[]>> = {
  LF: ['\n'],
  CRLF: ['\r\n'],
  CR: ['\r'],
  mixed: ['\n', '\r\n', '\r', '\r\n'],
};

/** A text in every encoding, its lines ending in every way. */
export const written = (text: string): Written[] =>
  Object.entries(lineEnds).flatMap(([end, ends]) => {
    let line = 0;
    const own = text.replace(/\r\n|\r|\n/g, () => ends[line++ % ends.length] as string);
    return Object.entries(encodings).map(([encoding, encode]) => ({
      name: `${encoding}-${end}`,
      text: own,
      bytes: encode(own),
      encode,
    }));
  });
