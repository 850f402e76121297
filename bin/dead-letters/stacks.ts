import type { Stack } from '../../lib/local/template.ts';
import type { Letter } from './letter.ts';

/**
 * The function that a letter was for, as the template names it, and what its failure means to people. CloudFormation makes physical names of
 * stack, logical id (perhaps cut off) and chance.
 */
export function functionOf(
  { function: name = '' }: Pick<Letter, 'function'>,
  stacks: readonly Stack[],
): { id: string; loses: string } | undefined {
  const stack = stacks.find(one => name.startsWith(`${one.name}-`));
  if (!stack) return undefined;
  const part = name.slice(stack.name.length + 1).replace(/-[A-Za-z0-9]+$/, '');
  const functions = Object.entries(stack.template.Resources).filter(([, { Type }]) => Type === 'AWS::Lambda::Function');
  const [id, resource] = functions.find(([id]) => part !== '' && id.startsWith(part)) ?? [];
  return id
    ? { id: id.replace(/[0-9A-F]{8}$/, ''), loses: String(resource?.Properties?.Description ?? '') }
    : undefined;
}

/** The program's own bus; on the account's default one nobody would hear a fact. */
export function busOf(stacks: readonly Stack[]): string {
  const bus = stacks
    .flatMap(({ template }) => Object.values(template.Resources))
    .find(({ Type }) => Type === 'AWS::Events::EventBus');
  if (typeof bus?.Properties?.Name !== 'string') throw new Error('the templates name no bus');
  return bus.Properties.Name;
}
