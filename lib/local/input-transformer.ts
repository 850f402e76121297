import { Refusal } from './refusal.ts';

/** What a rule's target says about its input, as in the template. */
export type TargetInput = {
  Input?: string;
  InputPath?: string;
  InputTransformer?: { InputPathsMap?: Record<string, string>; InputTemplate: string };
};

/** The rule whose target is fed. `ingested` is when the bus took the event (ISO). */
export type RuleNames = { arn: string; name: string; ingested: string };

/** What the target receives of an event. Refuses JSON paths in brackets with quotes, as EventBridge does. */
export function targetInput(target: TargetInput, event: object, rule: RuleNames): unknown {
  if (target.Input !== undefined) return JSON.parse(target.Input);
  if (target.InputPath !== undefined) return at(event, target.InputPath) ?? {};
  if (target.InputTransformer) return transform(target.InputTransformer, event, rule);
  return event;
}

type Transformer = NonNullable<TargetInput['InputTransformer']>;

function transform({ InputPathsMap = {}, InputTemplate }: Transformer, event: object, rule: RuleNames): unknown {
  const predefined: Record<string, unknown> = {
    'aws.events.rule-arn': rule.arn,
    'aws.events.rule-name': rule.name,
    'aws.events.event.ingestion-time': rule.ingested,
    'aws.events.event': Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'detail')),
    'aws.events.event.json': event,
  };
  const lookUp = (name: string): unknown => {
    if (name in predefined) return predefined[name];
    const path = InputPathsMap[name];
    return path === undefined ? undefined : at(event, path);
  };
  return fill(InputTemplate, lookUp);
}

/** Inside quotes a value is put in as text, outside as JSON; what the event does not have becomes an empty text. */
function fill(template: string, lookUp: (name: string) => unknown): unknown {
  let quoted = false;
  const filled = template.replace(/\\.|"|<([A-Za-z0-9_.-]+)>/gs, (found, name?: string) => {
    if (found === '"') quoted = !quoted;
    if (name === undefined) return found;
    const value = lookUp(name) ?? '';
    return quoted ? inText(value) : JSON.stringify(value);
  });
  try {
    return JSON.parse(filled);
  } catch {
    return filled;
  }
}

function inText(value: unknown): string {
  const asText = typeof value === 'string' ? value : JSON.stringify(value);
  return JSON.stringify(asText).slice(1, -1);
}

function at(event: object, path: string): unknown {
  if (!/^\$(\.[^.[\]]+|\[(\d+|\*)\])*$/.test(path)) {
    throw new Refusal(`the JSON path ${path} is not in EventBridge's dot notation`);
  }
  const steps = path.slice(1).match(/[^.[\]]+/g) ?? [];
  return steps.reduce<unknown>(step, event);
}

function step(value: unknown, name: string): unknown {
  if (name === '*') return Array.isArray(value) ? value : undefined;
  if (value === null || typeof value !== 'object') return undefined;
  return (value as Record<string, unknown>)[name];
}
