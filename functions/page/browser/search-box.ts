/** The search form and its box. */

export function searchBox(): HTMLInputElement | null {
  return document.querySelector('#q');
}

/** Addresses of searches carry only what is set. */
export function tidyAddresses(): void {
  searchBox()?.form?.addEventListener('formdata', ({ formData }) => {
    for (const [name, value] of [...formData]) {
      if (value === '' || (name === 'sort' && value === 'relevance')) formData.delete(name);
    }
  });
}

/** The address of the search that the form asks for, with other words. */
export function addressOf(form: HTMLFormElement, query: string): string {
  const data = new FormData(form);
  data.set('q', query);
  const url = new URL(form.action);
  url.search = new URLSearchParams([...data].map(([name, value]) => [name, String(value)])).toString();
  return url.href;
}
