/** The language id of documents that are reports. */
export const reportLanguage = 'gongkai';
