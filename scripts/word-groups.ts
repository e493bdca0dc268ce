/**
 * Joins the reviewed word lists to a few long texts: those of the analyser to `src/arabic/tables.json`, broken plurals, names
 * and equivalents to `src/search/words/word-groups.json`. A text costs a fresh isolate nothing until it is looked into, where
 * thousands of small arrays are made on loading. Run it after changing one of the lists: `npm run build:words`. A test
 * checks that it was.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { arabicTables } from './arabic-tables.ts';
import { joinedLists } from './joined-lists.ts';

function write(path: string, value: object): void {
  const target = fileURLToPath(new URL(`../${path}`, import.meta.url));
  writeFileSync(target, `${JSON.stringify(value, null, 2)}\n`);
}

write('src/arabic/tables.json', arabicTables());
write('src/search/words/word-groups.json', joinedLists());
