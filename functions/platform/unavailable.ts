/**
 * Something that the program stands on does not answer now, and nothing was changed. Doors answer 503 and ask to try again,
 * reactions are tried again, mails wait.
 */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}
