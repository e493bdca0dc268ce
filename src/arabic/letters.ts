/**
 * Names for the code points the Arabic rules speak of. Everything else in `src/arabic` uses these names: right-to-left
 * glyphs in the middle of an expression cannot be reviewed reliably, names can. Names follow the Unicode charts.
 */

export const HAMZA = '\u0621';
export const ALEF_MADDA = '\u0622';
export const ALEF_HAMZA_ABOVE = '\u0623';
export const WAW_HAMZA = '\u0624';
export const ALEF_HAMZA_BELOW = '\u0625';
export const YEH_HAMZA = '\u0626';
export const ALEF = '\u0627';
export const BEH = '\u0628';
export const TEH_MARBUTA = '\u0629';
export const TEH = '\u062A';
export const JEEM = '\u062C';
export const DAL = '\u062F';
export const REH = '\u0631';
export const FEH = '\u0641';
export const QAF = '\u0642';
export const KAF = '\u0643';
export const LAM = '\u0644';
export const MEEM = '\u0645';
export const NOON = '\u0646';
export const HEH = '\u0647';
export const WAW = '\u0648';
export const ALEF_MAKSURA = '\u0649';
export const YEH = '\u064A';

export const ALEF_WASLA = '\u0671';
export const ALEF_WAVY_HAMZA_ABOVE = '\u0672';
export const ALEF_WAVY_HAMZA_BELOW = '\u0673';
export const HIGH_HAMZA_ALEF = '\u0675';
export const HIGH_HAMZA_WAW = '\u0676';
export const HIGH_HAMZA_YEH = '\u0678';

/** Ligature of the word Allah. */
export const ALLAH_LIGATURE = '\uFDF2';

export const ARABIC_COMMA = '\u060C';
export const ARABIC_DECIMAL_SEPARATOR = '\u066B';
export const ARABIC_THOUSANDS_SEPARATOR = '\u066C';
export const ARABIC_INDIC_ZERO = '\u0660';
export const EXTENDED_ARABIC_INDIC_ZERO = '\u06F0';
