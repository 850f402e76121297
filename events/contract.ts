import * as v from 'valibot';

/** What every fact carries beside its data. Times are ISO 8601 instants in UTC. */
export const factMeta = v.object({
  /** Minted when the fact is decided; the same on every delivery. */
  id: v.pipe(v.string(), v.uuid()),
  /** When it was decided. */
  time: v.pipe(v.string(), v.isoTimestamp()),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** What it is about: `<kind>#<id>`. */
  subject: v.string(),
  /** The subject whose story this belongs to: the first fact's subject, handed on. */
  correlation: v.string(),
  /** What made it be decided: a fact's id, a press, a due time. */
  causation: v.string(),
});

export type FactMeta = v.InferOutput<typeof factMeta>;

/** A fact as a decider states it. */
export interface Fact<Name extends string = string, Data = unknown> {
  readonly name: Name;
  readonly version: number;
  readonly source: string;
  readonly data: Data;
}

/** A fact as it crosses the bus (EventBridge `detail`). */
export interface Envelope<Data = unknown> {
  readonly meta: FactMeta;
  readonly data: Data;
}

/** The schemas allowed for data: flat objects of ids, codes, numbers and times. */
type DataSchema = v.ObjectSchema<v.ObjectEntries, undefined>;

interface Declaration<Name extends string, Schema extends DataSchema> {
  name: Name;
  /** Grows when the schema grows; old samples must still parse. */
  version: number;
  /** The capability that states it; the EventBridge source is `wbh.<owner>`. */
  owner: string;
  /** One sentence: what has happened. */
  meaning: string;
  data: Schema;
  /** At least one good example of the data. */
  samples: readonly v.InferOutput<Schema>[];
}

/** One fact's contract: from it come types, checks on both ends, the rule's pattern, documents and samples. */
export interface Contract<Name extends string = string, Schema extends DataSchema = DataSchema> {
  readonly name: Name;
  readonly version: number;
  readonly owner: string;
  readonly meaning: string;
  readonly schema: Schema;
  readonly samples: readonly v.InferOutput<Schema>[];
  /** The EventBridge source. */
  readonly source: string;
  /** The EventBridge pattern that takes this fact and no other. */
  readonly pattern: { readonly source: string[]; readonly 'detail-type': string[] };
  /** States the fact. Written strictly: throws when the data do not fit or hold a field the schema does not know. */
  of(data: v.InferOutput<Schema>): Fact<Name, v.InferOutput<Schema>>;
  /** Reads it from an envelope. Tolerant: unknown fields are dropped; throws when a known one does not fit. */
  read(detail: unknown): Envelope<v.InferOutput<Schema>>;
}

/** The data of a contract. */
export type DataOf<C> = C extends Contract<string, infer S> ? v.InferOutput<S> : never;

/** The fact of a contract. */
export type FactOf<C> = C extends Contract<infer N, infer S> ? Fact<N, v.InferOutput<S>> : never;

/** Declares a fact, once. */
export function defineFact<const Name extends string, Schema extends DataSchema>(
  declared: Declaration<Name, Schema>,
): Contract<Name, Schema> {
  const { data: schema, ...rest } = declared;
  const strict = v.strictObject(schema.entries);
  const envelope = v.object({ meta: factMeta, data: schema });
  const source = `wbh.${declared.owner}`;
  return {
    ...rest,
    schema,
    source,
    pattern: { source: [source], 'detail-type': [declared.name] },
    of: data => ({
      name: declared.name,
      version: declared.version,
      source,
      data: v.parse(strict, data) as v.InferOutput<Schema>,
    }),
    read: detail => v.parse(envelope, detail) as Envelope<v.InferOutput<Schema>>,
  };
}
