/**
 * Adjectives of places whose names lose their last letters before the nisba (Syria, France, Asia): they become the name,
 * which is kept whole, so that both meet. Other places need no list: their name is what is left of the adjective. Some
 * everyday words are like them: sport, cinema, university, and nouns of two letters (medicine).
 */
import suffixes from './data/suffixes.json' with { type: 'json' };
import { ALEF, WAW, YEH, YEH_HAMZA } from './letters.ts';
import { setOf } from './lexicon.ts';

/** Places by each of their masculine adjectives, without clitics. */
export const PLACES: ReadonlyMap<string, string> = new Map(
  [...setOf(suffixes.places)].flatMap((place) => adjectivesOf(place).map((adjective) => [adjective, place])),
);

/** A word of two letters only adds the yeh. A place in yeh and alef gives up the alef, another its last letter; some in alef have longer forms (Asia, Namsa). */
function adjectivesOf(place: string): string[] {
  if (place.length === 2) return [place + YEH];
  const base = place.slice(0, -1);
  if (base.endsWith(YEH)) return [base, base + WAW + YEH];
  return place.endsWith(ALEF) ? [base + YEH, place + WAW + YEH, place + YEH_HAMZA + YEH] : [base + YEH];
}
