/** More arguments than this some engines do not take. */
const MOST = 0x8000;

/** Bytes as they go in messages. */
export function base64Of(bytes: Uint8Array): string {
  let characters = '';
  for (let at = 0; at < bytes.length; at += MOST) characters += String.fromCharCode(...bytes.subarray(at, at + MOST));
  return btoa(characters);
}
