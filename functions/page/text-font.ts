import fonts from './fonts.json' with { type: 'json' };

/** Address of the face that most of what is read is set in: browsers fetch it beside the page. */
export const TEXT_FONT: string = fonts[0]!.path;
