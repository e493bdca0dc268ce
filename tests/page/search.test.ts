import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type AnalysedToken, analyse } from '../../src/arabic/analyser.ts';
import { alternativesOf } from '../../src/search/words/alternatives.ts';
import { SAMPLES } from '../support/samples.ts';
import { COMMON, describeInChromium, freshPageAt, pageAt, searchPath, titlesOn } from './site.ts';

async function search(page: Page, words: string): Promise<void> {
  await page.fill('#q', words);
  await Promise.all([page.waitForURL(/[?&]q=/), page.press('#q', 'Enter')]);
}

describeInChromium('searching on the page', () => {
  it('takes words and Enter', async () => {
    const page = await pageAt('/');
    await search(page, COMMON);
    expect(new URL(page.url()).searchParams.get('q')).toBe(COMMON);
    expect(await page.textContent('h1')).toMatch(/^\d+ نتيجة عن «مدينة»$/);
    expect(await page.inputValue('#q')).toBe(COMMON);
    expect(await titlesOn(page)).toHaveLength(10);
  });

  it('gives one list for five spellings', async () => {
    const page = await pageAt('/');
    const lists = [];
    for (const words of ['مجلس الأمن', 'مجلس الامن', 'مَجْلِس الأَمْن', 'مجلـس الأمن', 'مجلس اﻷمن']) {
      await search(page, words);
      // What is missing is named as it was typed.
      lists.push(
        await page.locator('[data-results] .entry-title, [data-results] .entry-snippet').allTextContents(),
      );
      await page.goto('/');
    }
    expect(lists[0]!.join()).toContain('مجلس الأمن');
    for (const list of lists) expect(list).toEqual(lists[0]);
  });

  it('marks the words visibly, as they stand in the text', async () => {
    const page = await pageAt(searchPath({ q: 'مدينه', limit: '50' }));
    const marks = await page.locator('[data-results] mark').evaluateAll((all) =>
      all.map((mark) => {
        const { width, height } = mark.getBoundingClientRect();
        return {
          text: mark.textContent,
          seen: width > 10 && height > 10,
          ground: getComputedStyle(mark).backgroundImage,
        };
      }),
    );
    expect(marks.length).toBeGreaterThan(10);
    const [{ stem, surface }] = analyse(COMMON) as [AnalysedToken];
    const stems = [stem, ...alternativesOf(surface).map((other) => other.stem)];
    const texts = SAMPLES.flatMap(({ title, body }) => [title, body]).join('\n');
    for (const { text, seen, ground } of marks) {
      expect(stems).toContain(analyse(text!)[0]!.stem);
      expect(texts).toContain(text);
      expect(seen).toBe(true);
      expect(ground).toContain('rgb(255, 223, 142)');
    }
  });

  it('keeps the letters joined and in place under the marks', async () => {
    const page = await pageAt(searchPath({ q: COMMON, limit: '50' }));
    const moved = await page
      .locator('.entry-title a:has(mark), .entry-snippet:has(mark)')
      .evaluateAll((all) => {
        const sizeOf = (element: Element) => {
          const range = document.createRange();
          range.selectNodeContents(element);
          const { width, height } = range.getBoundingClientRect();
          return [width, height];
        };
        return (
          all
            .map((element) => {
              const marked = sizeOf(element);
              for (const mark of element.querySelectorAll('mark')) mark.replaceWith(...mark.childNodes);
              element.normalize();
              return [marked, sizeOf(element)];
            })
            // The space beside a mark may lose a fraction of a pixel of kerning.
            .filter(([marked, plain]) => marked!.some((size, i) => Math.abs(size - plain![i]!) >= 1))
        );
      });
    expect(moved).toEqual([]);
  });

  it('narrows by a section chosen in the form, and takes the narrowing back', async () => {
    const page = await pageAt(searchPath({ q: COMMON }));
    const all = await page.textContent('h1');
    await page.click('summary');
    await page.selectOption('[name=section]', 'مجتمع');
    await Promise.all([page.waitForURL(/section=/), page.click('.filters button')]);
    expect(await page.locator('.section').allTextContents()).toEqual(expect.arrayContaining(['مجتمع']));
    expect(new Set(await page.locator('.section').allTextContents()).size).toBe(1);
    expect(await page.locator('.chip bdi').allTextContents()).toEqual(['مجتمع']);
    await page.click('.chip');
    await page.waitForURL((url) => !url.searchParams.has('section'));
    expect(await page.textContent('h1')).toBe(all);
  });

  it('leads from a result to the article with its words marked, and back to the same list', async () => {
    const page = await pageAt(searchPath({ q: COMMON, sort: 'oldest', offset: '10' }));
    const titles = await titlesOn(page);
    await page.click('[data-results] h2 a');
    expect(await page.textContent('.story h1')).toBe(titles[0]);
    expect(await page.locator('.story mark').count()).toBeGreaterThan(0);
    expect(await page.locator('.related li').count()).toBeGreaterThan(0);
    await page.click('.trail a >> nth=1');
    expect(await titlesOn(page)).toEqual(titles);
  });

  it('works without JavaScript: the form, the filters, the pages of results and the articles', async () => {
    const page = await freshPageAt('/', { javaScriptEnabled: false });
    await search(page, COMMON);
    const first = await titlesOn(page);
    expect(first).toHaveLength(10);
    await page.click('[rel=next]');
    const second = await titlesOn(page);
    expect(second.length).toBeGreaterThan(0);
    expect(first).not.toContain(second[0]);
    await page.click('summary');
    await page.selectOption('[name=sort]', 'newest');
    await Promise.all([page.waitForURL(/sort=newest/), page.click('.filters button')]);
    await page.click('[data-results] h2 a');
    expect(await page.locator('.story-body p').count()).toBeGreaterThan(1);
    await page.click('.related a');
    expect(await page.locator('.story h1').count()).toBe(1);
  });
});
