import type { App } from 'aws-cdk-lib';
import * as v from 'valibot';

const address = (what: string) => v.pipe(v.string(`${what} is missing`), v.email(`${what} must be an e-mail address`));

const text = (what: string, form: RegExp, example: string) =>
  v.pipe(v.string(`${what} is missing`), v.regex(form, `${what} must look like ${example}`));

const parsed = (given: string): unknown => {
  try {
    return JSON.parse(given);
  } catch {
    return undefined;
  }
};

/** An OpenID Connect issuer of the library's own, in the place of a user pool of this deployment. */
const issuer = v.object(
  {
    /** Exactly as its tokens say it. */
    url: text('issuer.url', /^https:\/\/[a-z0-9.-]+(:\d+)?(\/[\w.~-]+)*\/?$/, '"https://login.library.example"'),
    /** The desk as the issuer knows it: a public client with PKCE. */
    clientId: text('issuer.clientId', /^[\w.:/@-]{1,200}$/, '"we-belong-here"'),
    /** The claim of the ID token that holds someone's roles, a list or one text. */
    rolesClaim: text('issuer.rolesClaim', /^[\w:./-]{1,100}$/, '"groups"'),
  },
  'issuer must look like {"url": "https://login.library.example", "clientId": "we-belong-here", "rolesClaim": "groups"}',
);

/** What a library sets in cdk.json (or with `-c name=value`) for its own deployment. */
const deployment = v.object({
  programName: text('programName', /^[^\r\n"\\<>]{1,60}$/, '"We Belong Here"'),
  mailDomain: text('mailDomain', /^([a-z0-9-]+\.)+[a-z]{2,}$/, '"mail.library.example"'),
  mailSender: address('mailSender'),
  liaisonAddress: address('liaisonAddress'),
  alarmAddress: address('alarmAddress'),
  /** Whether the best navigator is offered a household at once, or staff choose among the best: recommended for a program's first three months. */
  matchingMode: v.picklist(['auto', 'review'], 'matchingMode must be "auto" or "review"'),
  region: text('region', /^[a-z]{2}(-[a-z]+)+-\d$/, '"us-east-1"'),
  /** Whom a court orders to keep: ids of arrivals and navigators, or `*` for everybody. With `-c`, separated by commas. */
  legalHold: v.pipe(
    v.union(
      [
        v.pipe(
          v.string(),
          v.transform(given => given.split(',').filter(Boolean)),
        ),
        v.array(v.string()),
      ],
      'legalHold is missing: [] keeps nobody',
    ),
    v.array(
      v.pipe(
        v.string(),
        v.regex(
          /^(\*|[0-9a-hjkmnp-tv-z]{26})$/,
          'legalHold holds ids of arrivals or navigators as the staff lists show them, or "*"',
        ),
      ),
    ),
  ),
  /** Who says who the staff are; the deployment's own user pool where it is left out. With `-c`, as JSON. */
  issuer: v.optional(
    v.pipe(
      v.unknown(),
      v.transform(given => (typeof given === 'string' ? parsed(given) : given)),
      issuer,
    ),
  ),
  stage: v.pipe(
    text('stage', /^[a-z][a-z0-9-]{0,19}$/, '"production"'),
    v.check(
      stage => !/aws|amazon|cognito/.test(stage),
      'stage may hold none of the words aws, amazon and cognito, which the address of the sign-in may not',
    ),
  ),
});

/** A library's deployment: names, addresses, region and stage. */
export type Deployment = v.InferOutput<typeof deployment>;

/** What the stacks of a deployment are called; alarms and queues are named after theirs. */
export const stackNames = ({ stage }: Pick<Deployment, 'stage'>) => ({
  data: `wbh-${stage}-data`,
  program: `wbh-${stage}-program`,
  community: `wbh-${stage}-community`,
});

/** Reads and checks the context. Throws one error whose message is one clear line. */
export function deploymentOf(app: App): Deployment {
  const given = Object.fromEntries(Object.keys(deployment.entries).map(name => [name, app.node.tryGetContext(name)]));
  const read = v.safeParse(deployment, given);
  if (!read.success) throw new Error(`cdk.json: ${[...new Set(read.issues.map(issue => issue.message))].join('; ')}.`);
  const { mailSender, mailDomain } = read.output;
  if (!mailSender.endsWith(`@${mailDomain}`))
    throw new Error(`cdk.json: mailSender must be an address of mailDomain, such as welcome@${mailDomain}.`);
  return read.output;
}
