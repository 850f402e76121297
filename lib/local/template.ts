import { existsSync, readFileSync } from 'node:fs';
import { join, resolve as resolvePath } from 'node:path';
import { evaluateCondition, resolve, type Scope } from './intrinsics.ts';
import { Refusal } from './refusal.ts';
import { type Names, namingOf, type Place } from './resource-types.ts';

/** A CloudFormation resource as synthesized. */
export type Resource = { Type: string; Properties?: Record<string, unknown>; Condition?: string };

/** A CloudFormation template as synthesized; a test may edit it before it is run. */
export type Template = {
  Resources: Record<string, Resource>;
  Outputs?: Record<string, { Value: unknown; Export?: { Name: unknown } }>;
  Parameters?: Record<string, { Default?: unknown }>;
  Conditions?: Record<string, unknown>;
  Mappings?: Record<string, Record<string, Record<string, unknown>>>;
};

/** One stack of the cloud assembly. */
export type Stack = { name: string; region: string; account: string; template: Template };

/** A synthesized app: its stacks, and where each file asset's folder is. */
export type Assembly = { stacks: Stack[]; assets: Map<string, string> };

/** A resource with its names and its resolved properties. `ref` is what `Ref` gives, `arn` what `Arn` gives if it has one. */
export type Deployed = {
  stack: string;
  id: string;
  type: string;
  ref: string;
  arn: string;
  properties: Record<string, unknown>;
};

/** All stacks of the app as if they were deployed in one account. */
export type Deployment = {
  region: string;
  account: string;
  resources: Deployed[];
  assets: Map<string, string>;
  ofType(...types: string[]): Deployed[];
  byRef(type: string, ref: string): Deployed | undefined;
  byArn(arn: string): Deployed | undefined;
};

const localAccount = '123456789012';
const fallbackRegion = 'us-east-1';

type Manifest = {
  artifacts?: Record<string, { type: string; environment?: string; properties?: Record<string, string> }>;
};

/** Reads the manifest, templates and asset lists of a synthesized app. */
export function readAssembly(outdir: string): Assembly {
  const manifest = readJson(join(outdir, 'manifest.json')) as Manifest;
  const stacks: Stack[] = [];
  const assets = new Map<string, string>();
  for (const [id, artifact] of Object.entries(manifest.artifacts ?? {})) {
    if (artifact.type === 'aws:cloudformation:stack') stacks.push(readStack(outdir, id, artifact));
    if (artifact.type === 'cdk:asset-manifest') readAssets(outdir, String(artifact.properties?.file), assets);
  }
  return { stacks, assets };
}

function readJson(file: string): unknown {
  if (!existsSync(file)) throw new Refusal(`there is no ${file}: the app was not synthesized`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

type Artifact = { environment?: string; properties?: Record<string, string> };

function readStack(outdir: string, id: string, artifact: Artifact): Stack {
  const [account = '', region = ''] = (artifact.environment ?? '').replace('aws://', '').split('/');
  const template = readJson(join(outdir, String(artifact.properties?.templateFile))) as Template;
  return {
    name: artifact.properties?.stackName ?? id,
    account: /^\d{12}$/.test(account) ? account : localAccount,
    region: region && region !== 'unknown-region' ? region : fallbackRegion,
    template,
  };
}

function readAssets(outdir: string, file: string, into: Map<string, string>): void {
  const { files = {} } = readJson(join(outdir, file)) as { files?: Record<string, { source: { path?: string } }> };
  for (const [hash, { source }] of Object.entries(files)) {
    if (source.path) into.set(hash, resolvePath(outdir, source.path));
  }
}

/**
 * Names and resolves every resource of the assembly. `suffix` goes into generated names, for runs that share one database.
 * Refuses a resource type, intrinsic, attribute or export that it does not know.
 */
export function deploy(assembly: Assembly, suffix = ''): Deployment {
  const scopes = new Map<string, Scope>();
  for (const stack of assembly.stacks) scopes.set(stack.name, scopeOf(stack, { assembly, scopes, suffix }));
  const resources = assembly.stacks.flatMap(stack => deployStack(stack, scopes.get(stack.name) as Scope));
  const first = assembly.stacks[0];
  return {
    region: first?.region ?? fallbackRegion,
    account: first?.account ?? localAccount,
    resources,
    assets: assembly.assets,
    ofType: (...types) => resources.filter(({ type }) => types.includes(type)),
    byRef: (type, ref) => resources.find(resource => resource.type === type && resource.ref === ref),
    byArn: arn => resources.find(resource => resource.arn === arn),
  };
}

function deployStack(stack: Stack, scope: Scope): Deployed[] {
  const wanted = Object.entries(stack.template.Resources).filter(
    ([, { Condition }]) => Condition === undefined || scope.condition(Condition),
  );
  return wanted.map(([id, resource]) => {
    if (!namingOf(resource.Type)) {
      throw new Refusal(`the one-machine runner does not know the resource type ${resource.Type} (${id})`);
    }
    const properties = resolve(resource.Properties ?? {}, scope) as Record<string, unknown>;
    return {
      stack: stack.name,
      id,
      type: resource.Type,
      ref: String(scope.ref(id)),
      arn: arnOf(scope, id),
      properties,
    };
  });
}

function arnOf(scope: Scope, id: string): string {
  try {
    return String(scope.att(id, 'Arn'));
  } catch {
    return '';
  }
}

type Whole = { assembly: Assembly; scopes: Map<string, Scope>; suffix: string };

function scopeOf(stack: Stack, whole: Whole): Scope {
  const { template } = stack;
  const place: Place = { region: stack.region, account: stack.account, stack: stack.name, suffix: whole.suffix };
  const known = new Map<string, Names>();
  const namesOf = (id: string): Names => {
    const names = known.get(id) ?? nameResource(template.Resources[id], { id, place, scope });
    known.set(id, names);
    return names;
  };
  const scope: Scope = {
    ref: id => (id in template.Resources ? namesOf(id).ref : pseudo(stack, id)),
    att: (id, attribute) => attributeOf(id, attribute, namesOf(id)),
    importValue: name => exported(whole, name),
    stackOutput: (name, output) => outputOf(whole, name, output),
    condition: name => evaluateCondition(template.Conditions?.[name] ?? { unknown: name }, scope),
    mapping: (map, first, second) => template.Mappings?.[map]?.[first]?.[second],
  };
  return scope;
}

type Naming = { id: string; place: Place; scope: Scope };

function nameResource(resource: Resource | undefined, { id, place, scope }: Naming): Names {
  if (!resource) throw new Refusal(`the template of ${place.stack} refers to ${id}, and has no such resource`);
  const naming = namingOf(resource.Type);
  if (!naming) throw new Refusal(`the one-machine runner does not know the resource type ${resource.Type} (${id})`);
  const property = (name: string) => {
    const value = resolve(resource.Properties?.[name], scope);
    return value === undefined ? undefined : String(value);
  };
  return naming({ place, id, property });
}

function attributeOf(id: string, attribute: string, names: Names): string {
  const value = names.attributes[attribute];
  if (value === undefined)
    throw new Refusal(`the one-machine runner does not know the attribute ${attribute} of ${id}`);
  return value;
}

function pseudo(stack: Stack, id: string): unknown {
  const parameter = stack.template.Parameters?.[id];
  if (parameter) return parameter.Default;
  const values: Record<string, unknown> = {
    'AWS::Region': stack.region,
    'AWS::AccountId': stack.account,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack.name,
    'AWS::StackId': `arn:aws:cloudformation:${stack.region}:${stack.account}:stack/${stack.name}/local`,
    'AWS::NotificationARNs': [],
    'AWS::NoValue': undefined,
  };
  if (!(id in values)) throw new Refusal(`nothing in ${stack.name} is called ${id}`);
  return values[id];
}

function exported({ assembly, scopes }: Whole, name: string): unknown {
  for (const stack of assembly.stacks) {
    const scope = scopes.get(stack.name) as Scope;
    for (const output of Object.values(stack.template.Outputs ?? {})) {
      if (output.Export && resolve(output.Export.Name, scope) === name) return resolve(output.Value, scope);
    }
  }
  throw new Refusal(`no stack exports ${name}`);
}

function outputOf({ assembly, scopes }: Whole, name: string, output: string): unknown {
  const value = assembly.stacks.find(stack => stack.name === name)?.template.Outputs?.[output]?.Value;
  if (value === undefined) throw new Refusal(`the stack ${name} has no output ${output}`);
  return resolve(value, scopes.get(name) as Scope);
}
