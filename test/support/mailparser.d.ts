/** What the tests use of mailparser, which brings no types: the list of a message’s `List-…` headers (RFC 2369), read. */
declare module 'mailparser' {
  export function simpleParser(message: string): Promise<{
    readonly headers: ReadonlyMap<string, unknown>;
  }>;
}
