import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { advisory } from './capabilities/advisory.ts';
import { dialogues } from './capabilities/dialogues.ts';
import type { House } from './house.ts';

/** What the community's stack is made of. */
export interface CommunityProps extends StackProps {
  readonly house: House;
}

/** What brings a city together: the sentences of the advisory group and of the dialogues (docs/decisions/three-stacks.md). */
export class CommunityStack extends Stack {
  constructor(scope: Construct, id: string, { house, ...props }: CommunityProps) {
    super(scope, id, props);
    advisory(this, house);
    dialogues(this, house);
  }
}
