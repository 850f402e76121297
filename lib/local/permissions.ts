import { glob } from './policy.ts';
import type { Deployment } from './template.ts';

type Permission = {
  Action: string;
  FunctionName: string;
  Principal: string;
  SourceArn?: string;
  SourceAccount?: string;
};

/** Whether a service may invoke a function for a source, as the template's `AWS::Lambda::Permission`s say. */
export type MayInvoke = (functionArn: string, service: string, sourceArn: string) => boolean;

/** Reads the deployment's permissions to invoke. */
export function permissionsOf(deployment: Deployment): MayInvoke {
  const permissions = deployment.ofType('AWS::Lambda::Permission').map(({ properties }) => properties as Permission);
  const concerns = ({ FunctionName }: Permission, arn: string) =>
    FunctionName === arn || arn.endsWith(`:function:${FunctionName}`);
  return (functionArn, service, sourceArn) =>
    permissions.some(
      permission =>
        permission.Action === 'lambda:InvokeFunction' &&
        concerns(permission, functionArn) &&
        permission.Principal === service &&
        (permission.SourceArn === undefined || glob(permission.SourceArn).test(sourceArn)),
    );
}
