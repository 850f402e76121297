import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Template } from '../../../lib/local/template.ts';

/** A resource as a template writes it. */
type Resource = { Type: string; Properties?: Record<string, unknown> };

/** A small app as it would be synthesized: stacks, and the code of functions by their name. */
export type Fixture = {
  stacks: Record<string, Partial<Template> & { Resources: Record<string, Resource> }>;
  code: Record<string, string>;
};

const project = fileURLToPath(new URL('../../..', import.meta.url));

/** Makes the project's packages known to a handler that lies in a temporary folder. */
const prelude = `const load = require('node:module').createRequire(${JSON.stringify(`${project}/package.json`)});\n`;

/** Writes the cloud assembly of a fixture into a temporary folder and answers the folder. */
export function writeAssembly({ stacks, code }: Fixture): string {
  const folder = mkdtempSync(join(tmpdir(), 'assembly-'));
  const files: Record<string, object> = {};
  for (const [name, source] of Object.entries(code)) {
    mkdirSync(join(folder, `asset.${name}`));
    writeFileSync(join(folder, `asset.${name}`, 'index.cjs'), prelude + source);
    files[name] = { source: { path: `asset.${name}`, packaging: 'zip' } };
  }
  const artifacts: Record<string, object> = {};
  for (const [name, template] of Object.entries(stacks)) {
    writeFileSync(join(folder, `${name}.template.json`), JSON.stringify(template));
    writeFileSync(join(folder, `${name}.assets.json`), JSON.stringify({ files }));
    const environment = 'aws://unknown-account/us-east-1';
    artifacts[name] = {
      type: 'aws:cloudformation:stack',
      environment,
      properties: { templateFile: `${name}.template.json` },
    };
    artifacts[`${name}.assets`] = { type: 'cdk:asset-manifest', properties: { file: `${name}.assets.json` } };
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ artifacts }));
  return folder;
}

/** A function with a role of its own that allows the given statements. */
export function lambda(
  id: string,
  asset: string,
  options: { statements?: object[]; variables?: object; timeout?: number } = {},
) {
  const { statements = [], variables = {}, timeout = 10 } = options;
  const Policies = statements.length > 0 ? [{ PolicyName: 'own', PolicyDocument: { Statement: statements } }] : [];
  return {
    [`${id}Role`]: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {}, Policies } },
    [id]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { S3Bucket: 'assets', S3Key: `${asset}.zip` },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Role: { 'Fn::GetAtt': [`${id}Role`, 'Arn'] },
        Timeout: timeout,
        Environment: { Variables: variables },
      },
    },
  };
}

/** Lets a service invoke a function for a source. */
export function permission(id: string, of: { functionId: string; service: string; source: unknown }) {
  return {
    [id]: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::GetAtt': [of.functionId, 'Arn'] },
        Principal: of.service,
        SourceArn: of.source,
      },
    },
  };
}

/** A rule that invokes one function, with the permission for it. */
export function rule(id: string, functionId: string, properties: object, target: object = {}) {
  return {
    [id]: {
      Type: 'AWS::Events::Rule',
      Properties: {
        ...properties,
        State: 'ENABLED',
        Targets: [{ Id: 'Target0', Arn: { 'Fn::GetAtt': [functionId, 'Arn'] }, ...target }],
      },
    },
    ...permission(`${id}Permission`, {
      functionId,
      service: 'events.amazonaws.com',
      source: { 'Fn::GetAtt': [id, 'Arn'] },
    }),
  };
}

/** A route to a function, with its integration and permission. */
export function route(id: string, functionId: string, key: string, properties: object = {}) {
  const path = key.split(' ')[1] ?? '';
  return {
    [`${id}Integration`]: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: { Ref: 'Api' },
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: { 'Fn::GetAtt': [functionId, 'Arn'] },
        PayloadFormatVersion: '2.0',
      },
    },
    [id]: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId: { Ref: 'Api' },
        RouteKey: key,
        Target: { 'Fn::Join': ['/', ['integrations', { Ref: `${id}Integration` }]] },
        ...properties,
      },
    },
    ...permission(`${id}Permission`, {
      functionId,
      service: 'apigateway.amazonaws.com',
      source: {
        'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*/*${path.replace(/\{.*?\}/g, '*')}`,
      },
    }),
  };
}
