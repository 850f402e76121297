import { describe, expect, it } from 'vitest';
import { type TargetInput, targetInput } from '../../../lib/local/input-transformer.ts';

const event = {
  source: 'aws.ses',
  detail: { eventType: 'Bounce', mail: { tags: { 'wbh-mail': ['m-1'] } }, n: 3, words: 'say "hi"' },
};
const rule = { arn: 'arn:rule', name: 'on-mail', ingested: '2026-11-24T09:00:00Z' };
const given = (target: TargetInput) => targetInput(target, event, rule);
const transformed = (InputTemplate: string, InputPathsMap: Record<string, string> = {}) =>
  given({ InputTransformer: { InputPathsMap, InputTemplate } });

describe("a target's input", () => {
  it('is the event, a constant, or a part of the event', () => {
    expect(given({})).toBe(event);
    expect(given({ Input: '{"a":1}' })).toEqual({ a: 1 });
    expect(given({ InputPath: '$.detail.mail' })).toEqual(event.detail.mail);
  });

  it('is filled in as JSON outside quotes and as text inside them', () => {
    const paths = {
      mail: '$.detail.mail.tags.wbh-mail[0]',
      n: '$.detail.n',
      words: '$.detail.words',
      all: '$.detail.mail',
    };
    expect(transformed('{"mail": <mail>, "n": <n>, "text": "<mail> of <n>: <words>", "all": <all>}', paths)).toEqual({
      mail: 'm-1',
      n: 3,
      text: 'm-1 of 3: say "hi"',
      all: event.detail.mail,
    });
  });

  it('has an empty text for what the event lacks', () => {
    expect(transformed('{"bounce": <bounce>}', { bounce: '$.detail.bounce.bounceType' })).toEqual({ bounce: '' });
  });

  it('may be plain text and knows the variables of EventBridge', () => {
    expect(transformed('"<aws.events.rule-name> at <aws.events.event.ingestion-time>"')).toBe(
      'on-mail at 2026-11-24T09:00:00Z',
    );
    expect(transformed('{"e": <aws.events.event>}')).toEqual({ e: { source: 'aws.ses' } });
  });

  it('refuses brackets with quotes in a path', () => {
    expect(() => transformed('<a>', { a: "$.detail['a-b']" })).toThrow('dot notation');
  });
});
