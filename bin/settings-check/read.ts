import { build } from 'esbuild';
import { type Fault, faultOf } from './faults.ts';

/** What an edited file holds, or why it cannot be read. */
export type Read = { readonly value: unknown } | { readonly faults: readonly Fault[] };

/**
 * Reads a file of settings as the program would: its own `program`. It is built as one piece, so that it can lie anywhere; `beside` is the
 * folder from which it finds what it imports. Never throws for what stands in it.
 */
export async function readSettings(text: string, beside: string): Promise<Read> {
  const built = await build({
    stdin: { contents: text, loader: 'ts', resolveDir: beside, sourcefile: 'settings.ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
  }).catch((error: { errors?: readonly Slip[] }) => ({ slips: error.errors ?? [] }));
  if ('slips' in built) return { faults: built.slips.map(slipOf) };
  try {
    const code = Buffer.from(built.outputFiles[0]?.contents ?? '').toString('base64');
    const module = (await import(`data:text/javascript;base64,${code}`)) as { program?: unknown };
    return module.program === undefined
      ? { faults: [{ where: 'the whole file', what: 'exports no "program": it must be a settings.ts' }] }
      : { value: module.program };
  } catch (error) {
    return { faults: refusedBy(error) };
  }
}

interface Slip {
  readonly text: string;
  readonly location?: { readonly line: number; readonly lineText: string } | null;
}

const slipOf = ({ text, location }: Slip): Fault => ({
  where: location ? `line ${location.line}: ${location.lineText.trim()}` : 'the whole file',
  what: `cannot be read: ${text}`,
});

/** A file of settings checks itself when it is read. */
function refusedBy(error: unknown): readonly Fault[] {
  const { issues, message } = error as { issues?: Parameters<typeof faultOf>[0][]; message?: string };
  return issues
    ? issues.map(issue => faultOf(issue, issue.path?.[0]?.input))
    : [{ where: 'the whole file', what: `cannot be read: ${message}` }];
}
