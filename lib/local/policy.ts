import { Refusal } from './refusal.ts';
import type { Deployment } from './template.ts';

/** A statement of an IAM policy as it stands in a template. */
export type Statement = {
  Effect: 'Allow' | 'Deny';
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  Principal?: string | Record<string, string | string[]>;
  Condition?: Record<string, Record<string, string | string[]>>;
};

/** What is asked of a policy. `context` holds the values of condition keys, by their names in lower case. */
export type Question = { action: string; resource: string; principal?: string; context?: Record<string, string[]> };

/** `unmentioned`: no statement allows it; `denied`: one forbids it. */
export type Verdict = 'allowed' | 'denied' | 'unmentioned';

/** Condition keys that the runner gives a value for. */
const knownKeys = new Set([
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:securetransport',
  'dynamodb:leadingkeys',
  'dynamodb:attributes',
  'dynamodb:select',
  'events:source',
  'events:detail-type',
  'ses:fromaddress',
  'ses:recipients',
]);

type Test = (actual: string, wanted: string) => boolean;

const like: Test = (actual, wanted) => glob(wanted).test(actual);
const ignoringCase: Test = (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase();

const tests: Record<string, Test> = {
  StringEquals: (actual, wanted) => actual === wanted,
  StringEqualsIgnoreCase: ignoringCase,
  StringLike: like,
  ArnEquals: like,
  ArnLike: like,
  Bool: ignoringCase,
};

const negations: Record<string, string> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
};

/** Refuses a statement with an element, condition operator or condition key that the runner does not know. `where` names the policy. */
export function checkStatements(statements: Statement[], where: string): void {
  for (const statement of statements) {
    if ('NotPrincipal' in statement) throw new Refusal(`${where}: the one-machine runner does not know NotPrincipal`);
    for (const [operator, wanted] of Object.entries(statement.Condition ?? {})) checkCondition(operator, wanted, where);
  }
}

function checkCondition(operator: string, wanted: Record<string, unknown>, where: string): void {
  const { base } = partsOf(operator);
  if (!tests[base] && !negations[base]) {
    throw new Refusal(`${where}: the one-machine runner does not know the policy condition ${operator}`);
  }
  for (const key of Object.keys(wanted)) {
    if (!knownKeys.has(key.toLowerCase()) && !key.toLowerCase().startsWith('kms:encryptioncontext:')) {
      throw new Refusal(`${where}: the one-machine runner does not know the policy condition key ${key}`);
    }
  }
}

function partsOf(operator: string): { set: string; base: string; ifExists: boolean } {
  const [set, rest] = operator.includes(':') ? (operator.split(':') as [string, string]) : ['', operator];
  return { set, base: rest.replace(/IfExists$/, ''), ifExists: rest.endsWith('IfExists') };
}

/** Judges as IAM does: an explicit denial wins, what nobody allows is not allowed. */
export function evaluate(statements: Statement[], question: Question): Verdict {
  const applying = statements.filter(statement => applies(statement, question));
  if (applying.some(({ Effect }) => Effect === 'Deny')) return 'denied';
  return applying.length > 0 ? 'allowed' : 'unmentioned';
}

function applies(statement: Statement, question: Question): boolean {
  return (
    selects(statement.Action, statement.NotAction, text => glob(text, 'i').test(question.action)) &&
    selects(statement.Resource, statement.NotResource, text => glob(text).test(question.resource)) &&
    principalApplies(statement.Principal, question.principal) &&
    Object.entries(statement.Condition ?? {}).every(([operator, wanted]) =>
      Object.entries(wanted).every(([key, values]) =>
        holds(operator, many(values), question.context?.[key.toLowerCase()]),
      ),
    )
  );
}

type Choice = string | string[] | undefined;

function selects(wanted: Choice, unwanted: Choice, matches: (text: string) => boolean): boolean {
  if (unwanted !== undefined) return !many(unwanted).some(matches);
  return wanted === undefined || many(wanted).some(matches);
}

function principalApplies(wanted: Statement['Principal'], actual: string | undefined): boolean {
  if (wanted === undefined || wanted === '*') return true;
  if (typeof wanted === 'string') return wanted === actual;
  return Object.values(wanted).some(values => many(values).some(value => value === '*' || value === actual));
}

function holds(operator: string, wanted: string[], actual: string[] | undefined): boolean {
  const { set, base, ifExists } = partsOf(operator);
  if (actual === undefined) return ifExists || set === 'ForAllValues' || base in negations;
  const test = tests[negations[base] ?? base] as Test;
  const one = (value: string) => wanted.some(text => test(value, String(text))) !== base in negations;
  return set === 'ForAllValues' ? actual.every(one) : actual.some(one);
}

function many(value: string | string[]): string[] {
  return Array.isArray(value) ? value : [value];
}

const globs = new Map<string, RegExp>();

/** An IAM wildcard text as an expression: `*` is any run of characters, `?` is one. */
export function glob(text: string, flags = ''): RegExp {
  const key = `${flags}/${text}`;
  const known = globs.get(key);
  if (known) return known;
  const source = text
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const made = new RegExp(`^${source}$`, `s${flags}`);
  globs.set(key, made);
  return made;
}

/** Managed policies that concern nothing which exists on one machine (log lines are written without asking). */
const harmlessManaged = ['service-role/AWSLambdaBasicExecutionRole', 'AWSXRayDaemonWriteAccess'];

type PolicyDocument = { Statement: Statement | Statement[] };

/** The statements of every role of the deployment, by the role's ARN; refuses policies that the runner cannot judge. */
export function rolePolicies(deployment: Deployment): Map<string, Statement[]> {
  const byRole = new Map<string, Statement[]>();
  for (const role of deployment.ofType('AWS::IAM::Role')) {
    checkManaged(role.id, role.properties.ManagedPolicyArns);
    const inline = (role.properties.Policies ?? []) as { PolicyDocument: PolicyDocument }[];
    byRole.set(
      role.arn,
      inline.flatMap(({ PolicyDocument }) => statementsOf(PolicyDocument, role.id)),
    );
  }
  for (const policy of deployment.ofType('AWS::IAM::Policy')) {
    const statements = statementsOf(policy.properties.PolicyDocument as PolicyDocument, policy.id);
    for (const ref of (policy.properties.Roles ?? []) as string[]) {
      byRole.get(deployment.byRef('AWS::IAM::Role', ref)?.arn ?? '')?.push(...statements);
    }
  }
  return byRole;
}

/** The statements of one policy document, checked. */
export function statementsOf(document: PolicyDocument, where: string): Statement[] {
  const statements = Array.isArray(document.Statement) ? document.Statement : [document.Statement];
  checkStatements(statements, where);
  return statements;
}

function checkManaged(role: string, arns: unknown): void {
  for (const arn of (arns ?? []) as string[]) {
    if (!harmlessManaged.some(name => arn.endsWith(`:policy/${name}`))) {
      throw new Refusal(`${role}: the one-machine runner does not know the managed policy ${arn}`);
    }
  }
}
