/**
 * Adjectives of places whose names lose their last letters before the nisba (Syria, France, Asia): they become the name,
 * which is kept whole, so that both meet. Other places need no list: their name is what is left of the adjective. Some
 * everyday words are like them: sport, cinema, university, and nouns of two letters (medicine).
 */
import { ADJECTIVE_OF_PLACE, PLACE } from './kinds.ts';
import { ALEF, HEH, WAW, YEH, YEH_HAMZA } from './letters.ts';
import { isOf } from './word-kinds.ts';

/**
 * The masculine adjectives of a place, without clitics. A word of two letters only adds the yeh. A place in yeh and alef
 * gives up the alef, another its last letter; some in alef have longer forms (Asia, Namsa).
 */
export function adjectivesOf(place: string): string[] {
  if (place.length === 2) return [place + YEH];
  const base = place.slice(0, -1);
  if (base.endsWith(YEH)) return [base, base + WAW + YEH];
  return place.endsWith(ALEF) ? [base + YEH, place + WAW + YEH, place + YEH_HAMZA + YEH] : [base + YEH];
}

/** The place that a masculine adjective is of, or undefined for any other word. */
export function placeOf(adjective: string): string | undefined {
  if (!isOf(adjective, ADJECTIVE_OF_PLACE)) return undefined;
  const base = adjective.slice(0, -1);
  const shorter = base.slice(0, -1);
  return [adjective, base, shorter]
    .flatMap((word) => [word, word + ALEF, word + HEH])
    .find((word) => isOf(word, PLACE) && adjectivesOf(word).includes(adjective));
}
