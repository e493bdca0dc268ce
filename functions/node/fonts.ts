/** The fonts of the pages where Node serves them: as files, read when they are asked for. */
import { readFile } from 'node:fs/promises';
import type { App } from '../app.ts';
import fonts from '../page/fonts.json' with { type: 'json' };

/** Their addresses change with their content. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Where files are: beside a bundle of Fihris, or in the packages where its source runs. */
const FOLDERS = [new URL('./fonts/', import.meta.url), new URL('../../node_modules/', import.meta.url)];

/** A font that is not there is a 404, and pages are read in a font of the reader's own. */
export function addFonts(app: App): void {
  app.get('/assets/:file{(?:naskh|plex)-[a-z]+-\\d+-[0-9a-f]{8}\\.woff2}', async (c, next) => {
    const font = fonts.find(({ path }) => path === c.req.path);
    const bytes = font && (await read(font.path.slice('/assets/'.length), font.file));
    if (!bytes) return next();
    return c.body(bytes, 200, { 'Content-Type': 'font/woff2', 'Cache-Control': FOR_EVER });
  });
}

/** @param names of the file in each of the folders */
async function read(...names: string[]): Promise<Uint8Array<ArrayBuffer> | null> {
  for (const [i, name] of names.entries()) {
    try {
      return await readFile(new URL(name, FOLDERS[i]));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return null;
}
