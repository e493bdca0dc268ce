/** The script of the pages, which are whole without it. */
import { enableCopying } from './copy.ts';
import { listenToKeys } from './keys.ts';
import { showMoreInPlace } from './more.ts';
import { openHelpInPanels } from './panels.ts';
import { removeLostPictures } from './pictures.ts';
import { tidyAddresses } from './search-box.ts';
import { suggestWhileTyping } from './suggest.ts';

removeLostPictures();
suggestWhileTyping();
listenToKeys();
openHelpInPanels();
showMoreInPlace();
enableCopying();
tidyAddresses();
