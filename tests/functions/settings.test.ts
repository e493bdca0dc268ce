import { describe, expect, it } from 'vitest';
import { readMegabytes, readNumber } from '../../functions/settings.ts';

describe('a number among the settings', () => {
  it.each([undefined, '', ' '])('is not set by %j', (setting) => {
    expect(readNumber('MOST_READS', setting)).toBeUndefined();
    expect(readMegabytes('CACHE_MB', setting)).toBeUndefined();
  });

  it('may be 0', () => {
    expect([readNumber('MOST_READS', '0'), readMegabytes('CACHE_MB', '0')]).toEqual([0, 0]);
  });

  it('is in megabytes where it says so', () => {
    expect(readMegabytes('CACHE_MB', '1.5')).toBe(1_572_864);
  });

  it.each(['much', '-1', 'NaN', 'Infinity', '24 MB'])('is never read from %j', (setting) => {
    expect(() => readNumber('CACHE_MB', setting)).toThrow(
      `CACHE_MB is ${setting}, which is no number from 0: correct the setting.`,
    );
  });
});
