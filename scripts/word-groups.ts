/**
 * Joins the reviewed lists of broken plurals, names and equivalents to `src/search/word-groups.json`, a few long texts: a
 * text costs a fresh isolate nothing until a query looks into it, where thousands of small arrays are made on loading.
 * Run it after changing one of the lists: `npm run build:words`. A test checks that it was.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { joinedLists } from './joined-lists.ts';

const TARGET = new URL('../src/search/word-groups.json', import.meta.url);

writeFileSync(fileURLToPath(TARGET), `${JSON.stringify(joinedLists(), null, 2)}\n`);
