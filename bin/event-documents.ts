import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { type Contract, factMeta } from '../events/contract.ts';
import { catalogue } from '../events/index.ts';

/** The contracts in the order of their names. */
const contracts: readonly Contract[] = [...catalogue].sort((one, other) => one.name.localeCompare(other.name));

/** Everything that is derived from the contracts: path from the root → text. */
export function documents(): Readonly<Record<string, string>> {
  return {
    'events/README.md': readme(),
    'events/schemas/asyncapi.json': json(asyncApi()),
    ...Object.fromEntries(
      contracts.map(one => [`events/schemas/${one.name}.v${one.version}.json`, json(schemaOf(one))]),
    ),
  };
}

/** The golden samples of the contracts' present versions: path from the root → text. */
export function sampleFiles(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    contracts.map(one => [`events/samples/${one.name}.v${one.version}.json`, json(one.samples)]),
  );
}

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

const envelopeOf = (one: Contract) => v.object({ meta: factMeta, data: one.schema });

/** JSON Schema 2020-12 of the fact as it crosses the bus (EventBridge `detail`). */
const schemaOf = (one: Contract): object => ({
  ...toJsonSchema(envelopeOf(one), { target: 'draft-2020-12' }),
  title: `${one.name} v${one.version}`,
  description: one.meaning,
});

/** One channel: the program's own bus. One message a fact. */
function asyncApi(): object {
  const messages = Object.fromEntries(
    contracts.map(one => [
      one.name,
      {
        name: one.name,
        title: one.name,
        summary: one.meaning,
        payload: toJsonSchema(envelopeOf(one), { target: 'draft-07' }),
      },
    ]),
  );
  const refs = (from: string) => Object.fromEntries(contracts.map(one => [one.name, { $ref: `${from}/${one.name}` }]));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'We Belong Here: facts',
      version: '1.0.0',
      description: 'Every fact that crosses the program’s bus.',
    },
    channels: { bus: { address: 'program bus', messages: refs('#/components/messages') } },
    operations: {
      publish: {
        action: 'send',
        channel: { $ref: '#/channels/bus' },
        summary: 'The relay publishes what was decided.',
      },
    },
    components: { messages },
  };
}

const fieldsOf = (one: Contract): string =>
  Object.keys(one.schema.entries)
    .map(name => `\`${name}\``)
    .join(', ');

const row = (one: Contract): string =>
  `| \`${one.name}\` | ${one.version} | ${one.owner} | ${one.meaning} | ${fieldsOf(one)} |`;

const readme = (): string => `# Facts

Generated from the contracts in this folder by \`npm run generate\`; \`npm run check\` says when it is out of step.

A fact says what has happened: past tense, ids, codes of the act and times, never a person's words, addresses or the attributes of a
household. Who reacts reads what it may. On the bus: \`source\` is \`wbh.<owner>\`, \`detail-type\` the fact's name, \`detail\` is
\`{meta: {id, time, version, subject, correlation, causation}, data}\`. \`meta.id\` is minted at the decision and is the same on every delivery.
Written strictly, read tolerantly. \`samples/\` is golden: added to, never edited. \`schemas/\` holds a JSON Schema for each fact and an AsyncAPI 3 document.

| Fact | Version | Owner | Meaning | Data |
|---|---|---|---|---|
${contracts.map(row).join('\n')}
`;
