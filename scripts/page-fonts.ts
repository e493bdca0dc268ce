/**
 * Lists the fonts of the pages in `functions/page/fonts.json`: their files in the packages they come from, and the addresses
 * they are served under, which change with their content. Run it when those packages change: `npm run build:page`.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import fonts from '../functions/page/fonts.json' with { type: 'json' };
import { xxHash32 } from '../src/segment/checksum.ts';

const LIST = fileURLToPath(new URL('../functions/page/fonts.json', import.meta.url));
const PACKAGES = fileURLToPath(new URL('../node_modules/', import.meta.url));

export type Font = (typeof fonts)[number];

/** The list as it ought to be. */
export function listedFonts(): Font[] {
  return fonts.map((font) => {
    const hash = xxHash32(readFileSync(join(PACKAGES, font.file)), 0)
      .toString(16)
      .padStart(8, '0');
    const { family, weight, subset } = font;
    return { ...font, path: `/assets/${family}-${subset}-${weight}-${hash}.woff2` };
  });
}

/** Copies the fonts into a folder, by the last part of their addresses. */
export function copyFonts(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const { file, path } of fonts) {
    copyFileSync(join(PACKAGES, file), join(folder, path.slice('/assets/'.length)));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(LIST, `${JSON.stringify(listedFonts(), null, 2)}\n`);
}
