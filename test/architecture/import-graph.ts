import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;

/** Every TypeScript file of the named rooms, as paths from the root. */
export const filesOf = (...rooms: readonly string[]): readonly string[] =>
  rooms.flatMap(room =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .map(name => `${room}/${name}`),
  );

/** One import: who imports what; `types` when nothing of it remains at run time. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly types: boolean;
}

/** The imports of files of this project among one another, and of packages by their names. Imports of types count too. */
export const importsOf = (files: readonly string[]): readonly Import[] =>
  files.flatMap(from =>
    [
      ...readFileSync(join(root, from), 'utf8').matchAll(
        /^(import|export)( type)? [^'"]*?from '([^']+)';|^import '([^']+)';/gms,
      ),
    ].map(([, , types, named, bare]) => {
      const specifier = named ?? bare ?? '';
      const to = specifier.startsWith('.') ? normalize(join(dirname(from), specifier)) : specifier;
      return { from, to, types: Boolean(types) };
    }),
  );
