/**
 * Writes the page's style sheet and script as files, for hosts that serve files by themselves: Cloudflare's static
 * assets, which do not count as requests of the Worker. Where there are none, the application serves them itself.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ASSETS } from '../functions/page/assets.ts';

const DIRECTORY = 'dist/assets';

function write(path: string, text: string): void {
  const file = join(DIRECTORY, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

// Versions of the past stay with the application, which says that they are not to be kept.
rmSync(join(DIRECTORY, 'assets'), { recursive: true, force: true });
for (const { path, text } of ASSETS) write(path, text);
// Their addresses change with their content, see functions/page/assets.ts.
write(
  '_headers',
  '/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n  X-Content-Type-Options: nosniff\n',
);
