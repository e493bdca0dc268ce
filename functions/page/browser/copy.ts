/** Buttons that copy a text. Without a script, or where the clipboard is not to be had, they stay hidden. */
import { say } from './speak.ts';
import { STRINGS } from './strings.ts';

/** How long a button says that it is done, in milliseconds. */
const SHOWN = 2_500;

export function enableCopying(): void {
  if (navigator.clipboard === undefined) return;
  const { href: here } = document.querySelector<HTMLLinkElement>('link[rel=canonical]') ?? location;
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset['copy']!.replace('{here}', here));
      button.textContent = STRINGS.copied;
      say(STRINGS.copied);
      setTimeout(() => {
        button.textContent = label;
      }, SHOWN);
    });
  }
}
