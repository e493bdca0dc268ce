/**
 * The faces that the pages bring along: IBM Plex Sans Arabic for headlines and what is pressed, Noto Naskh Arabic for what is
 * read. Until one has come, a face of the reader's own machine stands in, made as wide as it, so that lines break alike and
 * nothing moves: those that Android and Linux have were measured on the sample archive; others stand in as they are.
 */
import fonts from './fonts.json' with { type: 'json' };

/** Letters of each subset, fewer than the packages list: what Arabic newspapers print. */
const RANGES: Readonly<Record<string, string>> = {
  arabic: 'U+0600-06FF, U+0750-077F, U+0870-08FF, U+200C-200E, U+2010-2011, U+FB50-FDFF, U+FE70-FEFC',
  latin:
    'U+0000-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2000-200B, U+2012-206F, U+20AC, U+2122, U+2212',
};

/** What stands in: family, weight, name on the machine, width in hundredths of its own. */
const STAND_INS: readonly (readonly [family: string, weight: number, local: string, size: number])[] = [
  ['naskh-noto', 400, 'Noto Sans Arabic', 90],
  ['naskh-dejavu', 400, 'DejaVu Sans', 83.7],
  ['plex-noto', 400, 'Noto Sans Arabic', 92.8],
  ['plex-noto', 700, 'Noto Sans Arabic Bold', 90.6],
  ['plex-dejavu', 400, 'DejaVu Sans', 86.4],
  ['plex-dejavu', 700, 'DejaVu Sans Bold', 77.8],
];

const faces = fonts.map(
  ({ family, weight, subset, path }) =>
    `@font-face { font-family: ${family}; font-weight: ${weight}; font-display: swap; src: url(${path}) format("woff2"); unicode-range: ${RANGES[subset]}; }\n`,
);
const standIns = STAND_INS.map(
  ([family, weight, local, size]) =>
    `@font-face { font-family: ${family}; font-weight: ${weight}; src: local("${local}"); size-adjust: ${size}%; }\n`,
);

export const FONT_STYLE: string = [...faces, ...standIns].join('');
