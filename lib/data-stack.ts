import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  type TablePropsV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { attentionIndex, dueIndex, listIndex, nameIndex, vaultContext } from '../functions/platform/keys.ts';
import type { Deployment } from './settings.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** On demand, restorable to any second of 35 days, not to be deleted by accident. */
const kept: Omit<TablePropsV2, 'partitionKey'> = {
  billing: Billing.onDemand(),
  encryption: TableEncryptionV2.dynamoOwnedKey(),
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  deletionProtection: true,
  removalPolicy: RemovalPolicy.RETAIN,
};

/** The condition that what is asked of the vault's key is asked for its purpose. */
export const forTheVault = { 'kms:EncryptionContext:purpose': vaultContext.purpose };

/** A key that was destroyed can be brought back from a backup for one day, and no longer: the least that DynamoDB allows. */
const personKeysRecoverableDays = 1;

/** What must outlive every deployment: the program's states, the people and their keys, the keys that sign links. */
export class DataStack extends Stack {
  /** States and decision rows; its stream feeds the relay. */
  readonly program: TableV2;
  /** Names, addresses, phones, words, sealed: no stream, and only `people` reads it. */
  readonly people: TableV2;
  /** The keys that open people, wrapped: apart, because no backup may keep them as long as it keeps people. */
  readonly personKeys: TableV2;
  /** Unwraps the program key, which wraps all the others. */
  readonly vaultKey: Key;
  /** The keys that sign links: made at first use. */
  readonly linkKeys: TableV2;
  /** Counts of how at home people feel: no stream and no backup, because between two copies of it lies one person's answer. */
  readonly belonging: TableV2;

  /** Who sits at the desk: gone within hours. No stream, no backup, and nothing is lost with it. */
  readonly sessions: TableV2;

  constructor(
    scope: Construct,
    id: string,
    { deployment, ...props }: StackProps & { readonly deployment: Deployment },
  ) {
    super(scope, id, props);
    // While a court's order keeps anyone, nothing expires: what is over stays, unread, until the order is.
    const expiring = deployment.legalHold.length === 0 && { timeToLiveAttribute: 'expires' };
    this.program = new TableV2(this, 'Program', {
      ...kept,
      ...expiring,
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
        {
          indexName: attentionIndex,
          partitionKey: text('desk'),
          sortKey: text('urgency'),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: ['line'],
        },
      ],
    });
    this.people = new TableV2(this, 'People', {
      ...kept,
      ...expiring,
      partitionKey: text('pk'),
      globalSecondaryIndexes: [
        {
          indexName: nameIndex,
          partitionKey: text('named'),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: ['role', 'subject'],
        },
      ],
    });
    this.personKeys = new TableV2(this, 'PersonKeys', {
      ...kept,
      ...expiring,
      partitionKey: text('pk'),
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: personKeysRecoverableDays,
      },
    });
    this.vaultKey = this.#vaultKey();
    this.linkKeys = new TableV2(this, 'LinkKeys', { ...kept, ...expiring, partitionKey: text('pk') });
    this.belonging = new TableV2(this, 'Belonging', {
      ...kept,
      ...expiring,
      partitionKey: text('pk'),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false },
    });
    // Also while a court's order keeps people: a session says nothing of them, and one that is over must be gone.
    this.sessions = new TableV2(this, 'Sessions', {
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false },
      timeToLiveAttribute: 'expires',
      removalPolicy: RemovalPolicy.DESTROY,
      partitionKey: text('pk'),
      sortKey: text('sk'),
    });
  }
  /** Turned over by KMS each year; for any other purpose than people it opens and seals nothing, whoever asks. */
  #vaultKey(): Key {
    const key = new Key(this, 'VaultKey', {
      description: 'We Belong Here: opens the program key, which wraps the keys of people',
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ForPeopleAlone',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
        resources: ['*'],
        conditions: { StringNotEquals: forTheVault },
      }),
    );
    return key;
  }
}
