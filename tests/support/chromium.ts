/** The Chromium of this machine, for tests, pictures and benches alike. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** As Debian, Ubuntu and Google call it, in the order in which they are looked for. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

type Environment = Readonly<Record<string, string | undefined>>;

/** What to do where there is none. */
export const NO_CHROMIUM = `No Chromium: install it as ${NAMES.join(' or ')}, or set CHROMIUM to its path.`;

/** Where Chromium is: where `CHROMIUM` says, or else on the `PATH`; null where it is nowhere. */
export function findChromium({ CHROMIUM, PATH }: Environment = process.env): string | null {
  if (CHROMIUM) return isProgram(CHROMIUM) ? CHROMIUM : null;
  const folders = (PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return places.find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether it must be there: a run of all tests that leaves these out would say too much. */
export function mustHaveChromium({ CI }: Environment = process.env): boolean {
  return CI !== undefined && !['', '0', 'false'].includes(CI);
}

/** Starts it. @throws Error that says what to do where there is none */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(NO_CHROMIUM);
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
