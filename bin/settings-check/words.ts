import { settings as words } from '../../functions/program/desk-words/en/settings.ts';
import { allSettings, type Section } from '../../functions/program/settings-outline.ts';
import type { Change } from './changes.ts';
import type { Fault } from './faults.ts';

const value = (one: unknown): string => {
  if (one === undefined) return 'nothing';
  if (Array.isArray(one)) return one.length > 0 ? one.map(value).join(', ') : 'none';
  if (typeof one !== 'object' || one === null) return String(one);
  const { id: _id, key: _key, ...rest } = one as Record<string, unknown>;
  return Object.entries(rest)
    .map(([name, part]) => `${name} ${value(part)}`)
    .join('; ');
};

/** One change in a line, without what it means. */
function lineOf({ kind, id, part, before, after }: Change): string {
  switch (kind) {
    case 'added':
      return `+ ${id}${typeof after === 'object' ? ` (${value(after)})` : id === value(after) ? '' : `: ${value(after)}`}`;
    case 'removed':
      return `- ${id}`;
    case 'renamed':
      return `~ the id ${before} becomes ${after}`;
    case 'reordered':
      return `~ another order: ${value(after)}`;
    case 'changed':
      return `~ ${[id, part].filter(Boolean).join(' › ')}${id ? ': ' : ''}${value(before)} → ${value(after)}`;
  }
}

const wrapped = (text: string, indent: string, width = 100): string => {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.length + word.length > width && line.trim()) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()].join('\n');
};

/** What is wrong, place by place. */
export const faultsTold = (faults: readonly Fault[]): string =>
  `${faults.length} ${faults.length === 1 ? 'thing is' : 'things are'} wrong. Nothing of it would be deployed.\n\n${faults.map(({ where, what }) => `  ${where}\n${wrapped(what, '      ')}`).join('\n')}`;

/** What would change, in the groups of the outline; each meaning once, below the last line that it is said of. */
export function changesTold(changes: readonly Change[]): string {
  if (changes.length === 0) return 'The file is in order, and would change nothing.';
  const sections = [...new Set(allSettings.map(({ section }) => section))];
  const told = sections.flatMap(section =>
    sectionTold(
      section,
      changes.filter(one => one.section === section),
    ),
  );
  const count = `${changes.length} ${changes.length === 1 ? 'thing' : 'things'}`;
  return `The file is in order. It would change ${count}:\n${told.join('\n')}`;
}

function sectionTold(section: Section, changes: readonly Change[]): readonly string[] {
  if (changes.length === 0) return [];
  const paths = [...new Set(changes.map(({ path }) => path))];
  const lines = paths.flatMap(path => {
    const own = changes.filter(one => one.path === path);
    const one = own.map((change, i) => {
      const said = change.means && own[i + 1]?.means !== change.means ? `\n${wrapped(change.means, '        ')}` : '';
      return `    ${lineOf(change)}${said}`;
    });
    return [`  ${words.entries[path]} (${path})`, ...one];
  });
  return [`\n${words.sections[section]}`, ...lines];
}
