/** Takes away pictures that cannot be had, which would leave a hole. */
export function removeLostPictures(): void {
  for (const picture of document.querySelectorAll('img')) watchPicture(picture);
}

export function watchPicture(picture: HTMLImageElement): void {
  if (picture.complete && picture.naturalWidth === 0) picture.remove();
  else picture.addEventListener('error', () => picture.remove());
}
