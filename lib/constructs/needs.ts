import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  attentionIndex,
  blindingItem,
  dueIndex,
  listIndex,
  nameIndex,
  programKeyItem,
  tallyPartition,
} from '../../functions/platform/keys.ts';
import { forTheVault } from '../data-stack.ts';
import type { House } from '../house.ts';

/**
 * What a function needs, in words; each word is exactly the calls it makes and the variables it reads.
 * A transaction is authorized as the actions of its items.
 */
export type Need =
  /** Load, decide and commit. */
  | 'ledger'
  /** Read states without deciding. */
  | 'read'
  /** Read states of several subjects in one read. */
  | 'read together'
  /** Find what is due and put off what fails. */
  | 'due'
  /** Read named lists. */
  | 'lists'
  /** Keep the count of households in step with what is decided about them. */
  | 'count households'
  /** Read what needs a human. */
  | 'attention'
  /** The same, and of whom it is, and how many are fine. */
  | 'today'
  /** Have what fails again and again tried at once. */
  | 'try again'
  /** Publish decision rows and confirm them. */
  | 'publish'
  /** Read a decision row whole. */
  | 'rows'
  /** Look at people from outside: how they are reached, who gave the same address. Opens nothing. */
  | 'glance at people'
  /** Open a person. */
  | 'open people'
  /** Find people by their names, unopened. With `open people`. */
  | 'find people'
  /** Seal a person who comes in. By itself it opens nobody: of the keys it may read the program's alone. */
  | 'seal people'
  /** Seal someone who is known as another person: the program's key is there. With `open people`. */
  | 'seal again'
  /** Seal a person anew who is known, reached as before. With `open people`. */
  | 'correct people'
  /** Tell of a person who is still known. With `correct people` or `seal people`. */
  | 'tell of people'
  /** Read all that stands under one key of the program's table. */
  | 'records'
  /** Forget a person, and destroy her key. */
  | 'forget people'
  /** Count the mails of an unconfirmed address. */
  | 'pace people'
  /** Know the liaison's address, to tell people whom to ask. */
  | 'liaison'
  /** Know whether staff choose among the navigators who fit best. */
  | 'matching mode'
  | 'sign links'
  /** Check a link and make another with the same key. */
  | 'follow links'
  | 'send'
  /** Count what someone answers about belonging, once, and read the counts. */
  | 'count answers'
  /** Know who sits at the desk: let in, go on, let out. */
  | 'sessions'
  /** End what someone has open at the desk, and see who is there. */
  | 'end sessions'
  /** Read of a token what roles someone has. */
  | 'roles'
  /** Send someone to the issuer to sign in, and take her back. */
  | 'sign in'
  /** Turn an id into a mark that only its holder can find again. */
  | 'blind';

interface Grant {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const onlyTheProgramKey = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [programKeyItem.pk] } };

/** Of the program's table the items of the count alone. */
const onlyTheCount = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [tallyPartition('households')] } };

/** Of the table of answers the secret alone, which tells nothing of them. */
const onlyTheSecret = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [blindingItem.pk] } };

/** A variable may not be empty. */
const heldBy = ({ deployment }: House): string => deployment.legalHold.join(' ') || 'nobody';

/** The statements that a need comes to. */
function grantsOf(need: Need, house: House): readonly Grant[] {
  const { program, people, personKeys, linkKeys, belonging, sessions, vaultKey } = house.data;
  const on = (table: TableV2, ...actions: readonly string[]): Grant => ({
    actions: actions.map(action => `dynamodb:${action}`),
    resources: [table.tableArn],
  });
  const query = (index: string): Grant => ({
    actions: ['dynamodb:Query'],
    resources: [`${program.tableArn}/index/${index}`],
  });
  const vault = (...actions: readonly string[]): Grant => ({
    actions: actions.map(action => `kms:${action}`),
    resources: [vaultKey.keyArn],
    conditions: { StringEquals: forTheVault },
  });
  switch (need) {
    case 'ledger':
      return [on(program, 'GetItem', 'PutItem')];
    case 'read':
      return [on(program, 'GetItem')];
    case 'read together':
      return [on(program, 'BatchGetItem')];
    case 'due':
      return [query(dueIndex), on(program, 'UpdateItem')];
    case 'lists':
      return [query(listIndex)];
    case 'count households':
      return [{ ...on(program, 'UpdateItem'), conditions: onlyTheCount }];
    case 'attention':
      return [query(attentionIndex)];
    case 'today':
      return [...grantsOf('attention', house), ...grantsOf('read together', house)];
    case 'try again':
      return [on(program, 'UpdateItem')];
    case 'publish':
      return [on(program, 'UpdateItem'), { actions: ['events:PutEvents'], resources: [house.bus.eventBusArn] }];
    case 'rows':
      return [on(program, 'GetItem'), query(dueIndex)];
    case 'glance at people':
      return [on(people, 'GetItem')];
    case 'open people':
      return [on(people, 'GetItem'), on(personKeys, 'GetItem'), vault('Decrypt')];
    case 'find people':
      return [{ actions: ['dynamodb:Query'], resources: [`${people.tableArn}/index/${nameIndex}`] }];
    case 'seal people':
      return [...grantsOf('seal again', house), vault('GenerateDataKey')];
    case 'seal again':
      return [
        on(people, 'PutItem', 'UpdateItem'),
        on(personKeys, 'PutItem'),
        { ...on(personKeys, 'GetItem'), conditions: onlyTheProgramKey },
        vault('Decrypt'),
      ];
    case 'correct people':
      return [on(people, 'PutItem')];
    case 'tell of people':
      return [on(people, 'ConditionCheckItem')];
    case 'records':
      return [on(program, 'Query')];
    case 'forget people':
      return [on(people, 'GetItem', 'DeleteItem', 'UpdateItem'), on(personKeys, 'DeleteItem'), on(program, 'PutItem')];
    case 'pace people':
      return [on(people, 'UpdateItem')];
    case 'liaison':
    case 'matching mode':
      return [];
    case 'sign links':
      return [on(linkKeys, 'GetItem', 'PutItem')];
    case 'follow links':
      return [on(linkKeys, 'GetItem')];
    case 'send':
      // A letter with a calendar's entry is a whole message, which takes the second one.
      return [
        {
          actions: ['ses:SendEmail', 'ses:SendRawEmail'],
          resources: [house.mail.identityArn, house.mail.configurationSetArn],
        },
      ];
    case 'count answers':
      return [on(belonging, 'GetItem', 'PutItem', 'UpdateItem')];
    case 'sessions':
      return [on(sessions, 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem')];
    case 'end sessions':
      return [on(sessions, 'Query', 'DeleteItem')];
    case 'roles':
    case 'sign in':
      return [];
    case 'blind':
      return [{ ...on(belonging, 'GetItem', 'PutItem'), conditions: onlyTheSecret }];
  }
}

const variablesOf = (need: Need, house: House): Readonly<Record<string, string>> => {
  const { program, people, personKeys, linkKeys, belonging, sessions, vaultKey } = house.data;
  const vault = {
    PEOPLE_TABLE: people.tableName,
    PERSON_KEYS_TABLE: personKeys.tableName,
    VAULT_KEY: vaultKey.keyArn,
  };
  switch (need) {
    case 'ledger':
    case 'read':
    case 'read together':
    case 'due':
    case 'lists':
    case 'count households':
    case 'attention':
    case 'today':
    case 'try again':
    case 'records':
    case 'rows':
      return { PROGRAM_TABLE: program.tableName };
    case 'publish':
      return { PROGRAM_TABLE: program.tableName, BUS_NAME: house.bus.eventBusName };
    case 'open people':
      return {
        ...vault,
        LIAISON_EMAIL: house.deployment.liaisonAddress,
        LEGAL_HOLD: heldBy(house),
      };
    case 'seal people':
    case 'seal again':
    case 'correct people':
      return vault;
    case 'forget people':
      return {
        PROGRAM_TABLE: program.tableName,
        PEOPLE_TABLE: people.tableName,
        PERSON_KEYS_TABLE: personKeys.tableName,
        LEGAL_HOLD: heldBy(house),
      };
    case 'find people':
    case 'glance at people':
    case 'tell of people':
    case 'pace people':
      return { PEOPLE_TABLE: people.tableName };
    case 'liaison':
      return { LIAISON_EMAIL: house.deployment.liaisonAddress };
    case 'matching mode':
      return { MATCHING_MODE: house.deployment.matchingMode };
    case 'sign links':
    case 'follow links':
      return { LINK_KEYS_TABLE: linkKeys.tableName, BASE_URL: house.api.apiEndpoint };
    case 'send':
      return {
        CONFIGURATION_SET: house.mail.configurationSetName,
        MAIL_SENDER: house.deployment.mailSender,
        LIAISON_EMAIL: house.deployment.liaisonAddress,
      };
    case 'sessions':
    case 'end sessions':
      return { SESSIONS_TABLE: sessions.tableName };
    case 'roles':
      return { ROLES_CLAIM: house.staff.rolesClaim };
    case 'sign in':
      return {
        ROLES_CLAIM: house.staff.rolesClaim,
        ISSUER: house.staff.issuer,
        STAFF_CLIENT: house.staff.clientId,
        BASE_URL: house.api.apiEndpoint,
      };
    case 'count answers':
    case 'blind':
      return { BELONGING_TABLE: belonging.tableName };
  }
};

/** What a function with these needs may do: one statement for each set of resources and conditions, and no more. */
export function statementsOf(needs: readonly Need[], house: House): readonly PolicyStatement[] {
  const byResources = new Map<string, Omit<Grant, 'actions'> & { readonly actions: Set<string> }>();
  for (const { actions, ...grant } of needs.flatMap(need => grantsOf(need, house))) {
    const key = `${grant.resources.join(' ')} ${JSON.stringify(grant.conditions)}`;
    const known = byResources.get(key) ?? { ...grant, actions: new Set<string>() };
    for (const action of actions) known.actions.add(action);
    byResources.set(key, known);
  }
  return [...byResources.values()].map(
    ({ actions, resources, conditions }) =>
      new PolicyStatement({
        actions: [...actions].sort(),
        resources: [...resources],
        ...(conditions && { conditions }),
      }),
  );
}

/** The variables that a function's needs bring with them. */
export const environmentOf = (needs: readonly Need[], house: House): Record<string, string> =>
  Object.assign({}, ...needs.map(need => variablesOf(need, house)));
