import { pathToFileURL } from 'node:url';

/** What a file of the command line is called where files are known by their URIs. */
export const uriOf = (path: string): string => (path === '-' ? 'stdin:/-' : pathToFileURL(path).href);
