/** Where the state of the archive is shown, to people and to programs. */
export const STATUS = '/status';
export const STATUS_JSON = '/status.json';
