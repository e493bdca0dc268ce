import { expect, it } from 'vitest';
import script from '../../functions/page/script.json' with { type: 'json' };
import { pageScript } from '../../scripts/page-script.ts';

it('the script of the pages is what its source makes: run `npm run build:page` after a change', async () => {
  expect(script).toBe(await pageScript());
});
