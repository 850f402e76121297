import { glob } from './policy.ts';
import type { Deployment } from './template.ts';
import { type Usage, useOf } from './usage.ts';

type Permission = {
  Action: string;
  FunctionName: string;
  Principal: string;
  SourceArn?: string;
  SourceAccount?: string;
};

/** Whether a service may invoke a function for a source, as the template's `AWS::Lambda::Permission`s say. */
export type MayInvoke = (functionArn: string, service: string, sourceArn: string) => boolean;

/** Reads the deployment's permissions to invoke. Of several that allow the same, the first is the one that is used. */
export function permissionsOf(deployment: Deployment, usage: Usage): MayInvoke {
  const permissions = deployment
    .ofType('AWS::Lambda::Permission')
    .map(({ id, properties }) => ({ id, ...(properties as Permission) }));
  const concerns = ({ FunctionName }: Permission, arn: string) =>
    FunctionName === arn || arn.endsWith(`:function:${FunctionName}`);
  return (functionArn, service, sourceArn) => {
    const found = permissions.find(
      permission =>
        permission.Action === 'lambda:InvokeFunction' &&
        concerns(permission, functionArn) &&
        permission.Principal === service &&
        (permission.SourceArn === undefined || glob(permission.SourceArn).test(sourceArn)),
    );
    if (found) usage.add(useOf('permission', found.id));
    return found !== undefined;
  };
}
