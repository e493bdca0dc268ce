/**
 * Which way a text of an article reads. `dir="auto"` would go by the first letter, and turn round an Arabic headline that
 * begins with a Latin name; a text reads left to right only if it has letters and none of them is Arabic.
 */
import { html } from 'hono/html';
import { unicodePattern } from '../../src/lazy.ts';
import type { Html } from './model.ts';

const letter = unicodePattern(String.raw`\p{L}`);
const arabic = unicodePattern(String.raw`\p{Script=Arabic}`);

/** The attribute that says so; none for what reads as the page does. @param words plain, or escaped with marks only */
export function direction(words: string): Html | '' {
  const text = words.replace(/<\/?mark>|&\w+;/g, '');
  return letter().test(text) && !arabic().test(text) ? html` dir="ltr"` : '';
}
