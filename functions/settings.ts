/** Settings of a host, which are texts there. */

/** @throws Error for what is no number: a setting that is not understood must not pass for the default */
export function readNumber(name: string, setting: string | undefined): number | undefined {
  if (setting === undefined || setting.trim() === '') return undefined;
  const number = Number(setting);
  if (!(number >= 0 && number < Number.POSITIVE_INFINITY)) {
    throw new Error(`${name} is ${setting}, which is no number from 0: correct the setting.`);
  }
  return number;
}

/** A whole number from 1; undefined when it is not set. @throws Error for anything else */
export function readCount(name: string, setting: string | undefined): number | undefined {
  const count = readNumber(name, setting);
  if (count === undefined || (Number.isSafeInteger(count) && count >= 1)) return count;
  throw new Error(`${name} is ${setting}, which is no whole number from 1: correct the setting.`);
}

/** Bytes of a setting in megabytes; undefined when it is not set. @throws as {@link readNumber} */
export function readMegabytes(name: string, setting: string | undefined): number | undefined {
  const megabytes = readNumber(name, setting);
  return megabytes === undefined ? undefined : megabytes * 2 ** 20;
}

/** Whether something is there, as `on` or `off` says; undefined when it is not set. @throws Error for anything else */
export function readSwitch(name: string, setting: string | undefined): boolean | undefined {
  if (setting === undefined || setting.trim() === '') return undefined;
  if (setting === 'on' || setting === 'off') return setting === 'on';
  throw new Error(`${name} is ${setting}: write on or off.`);
}

/** An address that begins with https:// or http://; undefined when it is not set. @throws Error for anything else */
export function readPublicUrl(name: string, setting: string | undefined): string | undefined {
  if (setting === undefined || setting.trim() === '') return undefined;
  const url = URL.canParse(setting) ? new URL(setting) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return url.href;
  throw new Error(`${name} is ${setting}: write it as https://search.news.example.`);
}
