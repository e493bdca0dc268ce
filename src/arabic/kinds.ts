/** Kinds of listed words. A word may be of several: each is a bit. */

/** Its first letters look like clitics but belong to it (`initial.json`). */
export const OWN_INITIAL = 1;
/** Its last letters look like an ending but belong to it (`final.json`). */
export const OWN_FINAL = 2;
/** A name, whole at both ends (`names.json`). */
export const NAME = 4;
/** Clitics and a word, spelt like a form of a word with own first letters (`joined.json`). */
export const JOINED_CLITICS = 8;
/** A function or question word (`stop-words.json`). */
export const STOP = 16;
/** A place that loses letters in its adjective (`suffixes.json`). */
export const PLACE = 32;
/** Such an adjective, masculine. */
export const ADJECTIVE_OF_PLACE = 64;
/** A noun of two letters, common with pronouns (`suffixes.json`). */
export const SHORT_NOUN = 128;
/** A noun of three letters that news counts in the accusative (`suffixes.json`). */
export const COUNTED = 256;
/** A particle that takes pronouns (`particles.json`). */
export const TAKES_PRONOUN = 512;
/** A particle that takes prepositions (`particles.json`). */
export const TAKES_PREPOSITION = 1024;
/** A stop word that would fall apart into others (`particles.json`). */
export const WHOLE_PARTICLE = 2048;
/** Looks like a particle with clitics and is another word (`particles.json`). */
export const NO_PARTICLE = 4096;
/** A compound, written together (`compounds.json`). */
export const COMPOUND = 8192;

/** No words, but beginnings of words, which tell fast that a word is none of a kind: of all with own first letters, two or three letters. */
export const BEGINS_OWN_INITIAL = 16384;
/** Of particles with pronouns, two letters. */
export const BEGINS_PARTICLE = 32768;
