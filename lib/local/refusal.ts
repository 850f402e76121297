/** What the runner cannot or will not run: its message is one line that names the thing and is shown without a stack. */
export class Refusal extends Error {
  override name = 'Refusal';
}
