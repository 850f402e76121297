import { Aws, CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { House } from './house.ts';
import type { Deployment } from './settings.ts';

/** Where the issuer sends someone back to who has signed in. */
const back = '/desk/signed-in';

/** Where the staff sign in: the issuer that the library names, or a user pool of this deployment. */
export function signIn(
  scope: Construct,
  { deployment, api }: { deployment: Deployment; api: HttpApi },
): House['staff'] {
  const say = (id: string, value: string, description: string) => new CfnOutput(scope, id, { value, description });
  say('DeskAddress', `${api.apiEndpoint}/desk`, 'Where the staff work');
  if (deployment.issuer) {
    const { url, clientId, rolesClaim } = deployment.issuer;
    say('StaffReturn', api.apiEndpoint + back, 'To be entered at the issuer as where the desk is returned to');
    return { issuer: url, clientId, rolesClaim };
  }
  const pool = userPool(scope);
  const clientId = client(scope, pool, { deployment, api });
  say('StaffPool', pool.userPoolId, 'Where the accounts of the staff are');
  return { issuer: pool.userPoolProviderUrl, clientId, rolesClaim: 'cognito:groups' };
}

/** Staff sign in with a second factor; nobody signs herself up. */
function userPool(scope: Construct): UserPool {
  const pool = new UserPool(scope, 'Staff', {
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    accountRecovery: AccountRecovery.NONE,
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: 14,
      requireDigits: true,
      requireLowercase: true,
      requireSymbols: true,
      requireUppercase: true,
      tempPasswordValidity: Duration.days(3),
    },
    featurePlan: FeaturePlan.ESSENTIALS,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  for (const [id, groupName] of [
    ['Liaisons', 'liaison'],
    ['Coordinators', 'coordinator'],
    ['Auditors', 'auditor'],
  ] as const)
    pool.addGroup(id, { groupName });
  return pool;
}

/** The desk as the pool knows it: no secret (a template keeps none), a code for whoever holds the proof key, and one way back. */
function client(
  scope: Construct,
  pool: UserPool,
  { deployment, api }: { deployment: Deployment; api: HttpApi },
): string {
  const { userPoolClientId } = pool.addClient('Desk', {
    authFlows: { userSrp: true },
    generateSecret: false,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
      callbackUrls: [api.apiEndpoint + back],
    },
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    idTokenValidity: Duration.hours(1),
    accessTokenValidity: Duration.hours(1),
    // The desk asks for none and keeps none; the pool gives one with every code, and an hour is the least.
    refreshTokenValidity: Duration.hours(1),
  });
  // The account's number makes it the only one of its name in the region.
  pool.addDomain('SignIn', {
    cognitoDomain: { domainPrefix: `wbh-${deployment.stage}-${Aws.ACCOUNT_ID}` },
    managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
  });
  new CfnManagedLoginBranding(scope, 'SignInPages', {
    userPoolId: pool.userPoolId,
    clientId: userPoolClientId,
    useCognitoProvidedValues: true,
  });
  return userPoolClientId;
}
