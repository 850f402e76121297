import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { dueIndex, listIndex } from '../../functions/platform/keys.ts';
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
  /** Find what is due and put off what fails. */
  | 'due'
  /** Read named lists. */
  | 'lists'
  /** Publish decision rows and confirm them. */
  | 'publish'
  /** Read a decision row whole. */
  | 'rows'
  /** Open a person. */
  | 'open people'
  /** Keep a person who comes in. */
  | 'keep people'
  /** Forget a person. */
  | 'forget people'
  /** Count the mails of an unconfirmed address. */
  | 'pace people'
  /** Know the liaison's address, to tell people whom to ask. */
  | 'liaison'
  | 'sign links'
  /** Check a link and make another with the same key. */
  | 'follow links'
  | 'send';

interface Grant {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** The statements that a need comes to. */
function grantsOf(need: Need, house: House): readonly Grant[] {
  const { program, people, linkKeys } = house.data;
  const on = (table: TableV2, ...actions: readonly string[]): Grant => ({
    actions: actions.map(action => `dynamodb:${action}`),
    resources: [table.tableArn],
  });
  const query = (index: string): Grant => ({
    actions: ['dynamodb:Query'],
    resources: [`${program.tableArn}/index/${index}`],
  });
  switch (need) {
    case 'ledger':
      return [on(program, 'GetItem', 'PutItem')];
    case 'read':
      return [on(program, 'GetItem')];
    case 'due':
      return [query(dueIndex), on(program, 'UpdateItem')];
    case 'lists':
      return [query(listIndex)];
    case 'publish':
      return [on(program, 'UpdateItem'), { actions: ['events:PutEvents'], resources: [house.bus.eventBusArn] }];
    case 'rows':
      return [on(program, 'GetItem'), query(dueIndex)];
    case 'open people':
      return [on(people, 'GetItem')];
    case 'keep people':
      return [on(people, 'PutItem', 'UpdateItem')];
    case 'forget people':
      return [on(people, 'GetItem', 'DeleteItem', 'UpdateItem')];
    case 'pace people':
      return [on(people, 'UpdateItem')];
    case 'liaison':
      return [];
    case 'sign links':
      return [on(linkKeys, 'GetItem', 'PutItem')];
    case 'follow links':
      return [on(linkKeys, 'GetItem')];
    case 'send':
      return [{ actions: ['ses:SendEmail'], resources: [house.mail.identityArn, house.mail.configurationSetArn] }];
  }
}

const variablesOf = (need: Need, house: House): Readonly<Record<string, string>> => {
  const { program, people, linkKeys } = house.data;
  switch (need) {
    case 'ledger':
    case 'read':
    case 'due':
    case 'lists':
    case 'rows':
      return { PROGRAM_TABLE: program.tableName };
    case 'publish':
      return { PROGRAM_TABLE: program.tableName, BUS_NAME: house.bus.eventBusName };
    case 'open people':
      return { PEOPLE_TABLE: people.tableName, LIAISON_EMAIL: house.deployment.liaisonAddress };
    case 'keep people':
    case 'forget people':
    case 'pace people':
      return { PEOPLE_TABLE: people.tableName };
    case 'liaison':
      return { LIAISON_EMAIL: house.deployment.liaisonAddress };
    case 'sign links':
    case 'follow links':
      return { LINK_KEYS_TABLE: linkKeys.tableName, BASE_URL: house.api.apiEndpoint };
    case 'send':
      return {
        CONFIGURATION_SET: house.mail.configurationSetName,
        MAIL_SENDER: house.deployment.mailSender,
        LIAISON_EMAIL: house.deployment.liaisonAddress,
      };
  }
};

/** Gives a role what its function needs, one statement for each set of resources, and no more. */
export function grantNeeds(role: IRole, needs: readonly Need[], house: House): void {
  const byResources = new Map<string, { actions: Set<string>; resources: readonly string[] }>();
  for (const { actions, resources } of needs.flatMap(need => grantsOf(need, house))) {
    const key = resources.join(' ');
    const known = byResources.get(key) ?? { actions: new Set<string>(), resources };
    for (const action of actions) known.actions.add(action);
    byResources.set(key, known);
  }
  for (const { actions, resources } of byResources.values())
    role.addToPrincipalPolicy(new PolicyStatement({ actions: [...actions].sort(), resources: [...resources] }));
}

/** The variables that a function's needs bring with them. */
export const environmentOf = (needs: readonly Need[], house: House): Record<string, string> =>
  Object.assign({}, ...needs.map(need => variablesOf(need, house)));
