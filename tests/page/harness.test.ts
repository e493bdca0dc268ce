import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyDirectory } from '../functions/index-directory.ts';
import { findChromium, mustHaveChromium } from '../support/chromium.ts';

describe('the Chromium that tests use', () => {
  it('is the one that CHROMIUM names, or the first on the PATH', async () => {
    const directory = await emptyDirectory();
    const program = async (name: string, mode = 0o755) => {
      await writeFile(join(directory, name), '');
      await chmod(join(directory, name), mode);
      return join(directory, name);
    };
    const PATH = `/nowhere:${directory}`;
    expect(findChromium({ PATH })).toBeNull();
    await program('chromium', 0o644);
    expect(findChromium({ PATH })).toBeNull();
    const chrome = await program('google-chrome');
    expect(findChromium({ PATH })).toBe(chrome);
    const own = await program('own');
    expect(findChromium({ PATH, CHROMIUM: own })).toBe(own);
    expect(findChromium({ PATH, CHROMIUM: join(directory, 'gone') })).toBeNull();
    const chromium = await program('chromium');
    expect(findChromium({ PATH })).toBe(chromium);
  });

  it('must be there in CI', () => {
    expect(['1', 'true', '0', 'false', '', undefined].map((CI) => mustHaveChromium({ CI }))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
