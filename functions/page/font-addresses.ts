import fonts from './fonts.json' with { type: 'json' };

/**
 * Addresses of the faces, what most is set in first. Every page has something of each (numbers are Latin), so browsers fetch
 * all beside the style sheet: what is there at the first paint moves nothing later.
 */
export const FONT_ADDRESSES: readonly string[] = fonts.map(({ path }) => path);
