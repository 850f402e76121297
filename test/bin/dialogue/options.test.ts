import { describe, expect, it } from 'vitest';
import { readOptions, usage, wholeDialogue } from '../../../bin/dialogue/options.ts';

describe('how a dialogue is called', () => {
  it('is the whole one, or as it is said', () => {
    expect(readOptions([])).toEqual(wholeDialogue);
    expect(readOptions(['--people', '40', '--circles=4'])).toEqual({ ...wholeDialogue, people: 40, circles: 4 });
  });

  it('is told kindly what cannot be understood', () => {
    const answer = String(readOptions(['--people', '3']));
    expect(answer).toContain('--people takes a whole number from 16 to 150, not 3');
    expect(answer).toContain(usage);
  });
});
