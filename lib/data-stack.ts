import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  type TablePropsV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { dueIndex, listIndex } from '../functions/platform/keys.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** On demand, restorable to any second of 35 days, not to be deleted by accident, expiring by the attribute `expires`. */
const kept: Omit<TablePropsV2, 'partitionKey'> = {
  billing: Billing.onDemand(),
  encryption: TableEncryptionV2.dynamoOwnedKey(),
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  deletionProtection: true,
  removalPolicy: RemovalPolicy.RETAIN,
  timeToLiveAttribute: 'expires',
};

/** What must outlive every deployment: the program's states, the people, the keys that sign links. */
export class DataStack extends Stack {
  /** States and decision rows; its stream feeds the relay. */
  readonly program: TableV2;
  /** Names, addresses, phones, words: no stream, and only `people` reads it. */
  readonly people: TableV2;
  /** The keys that sign links: made at first use. */
  readonly linkKeys: TableV2;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    this.program = new TableV2(this, 'Program', {
      ...kept,
      partitionKey: text('pk'),
      sortKey: text('sk'),
      dynamoStream: StreamViewType.NEW_IMAGE,
      globalSecondaryIndexes: [
        {
          indexName: dueIndex,
          partitionKey: text('dueOf'),
          sortKey: text('due'),
          projectionType: ProjectionType.KEYS_ONLY,
        },
        {
          indexName: listIndex,
          partitionKey: text('list'),
          sortKey: text('listSort'),
          projectionType: ProjectionType.ALL,
        },
      ],
    });
    this.people = new TableV2(this, 'People', { ...kept, partitionKey: text('pk') });
    this.linkKeys = new TableV2(this, 'LinkKeys', { ...kept, partitionKey: text('pk') });
  }
}
