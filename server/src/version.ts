import manifest from '../../package.json' with { type: 'json' };

/** The version of this program; of the manifest nothing else is bundled. */
export const { version } = manifest;
