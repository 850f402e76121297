import { Duration } from 'aws-cdk-lib';
import type { IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpMethod, HttpNoneAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { Capability } from '../constructs/capability.ts';
import type { Need } from '../constructs/needs.ts';
import type { House } from '../house.ts';

const { GET, POST } = HttpMethod;

/** What staff see and do takes; the desk does it through the same doors. */
const staffNeeds: readonly Need[] = [
  'ledger',
  'count households',
  'lists',
  'today',
  'try again',
  'records',
  'open people',
  'find people',
  'seal people',
  'tell of people',
  'count answers',
  'matching mode',
];

/** The doors: one function for each audience. */
export function doors(scope: Construct, house: House, staffOnly: IHttpRouteAuthorizer): Capability {
  const capability = new Capability(scope, 'doors', house);
  const open = new HttpNoneAuthorizer();
  const route = (
    handler: Lambda,
    authorizer: IHttpRouteAuthorizer,
    routes: readonly (readonly [HttpMethod, string])[],
  ) => {
    // One permission for the whole API: one a route would outgrow the function's policy of 20 KB.
    const integration = new HttpLambdaIntegration(`${handler.node.id}Integration`, handler, {
      scopePermissionToRoute: false,
    });
    for (const [method, path] of routes) house.api.addRoutes({ path, methods: [method], integration, authorizer });
  };

  const forEveryone = capability.called({
    file: 'public',
    needs: ['ledger', 'count households', 'lists', 'seal people', 'liaison'],
    ifItFails: 'Nobody can ask for a navigator, become one or register for a dialogue, and receipts show nothing.',
    memory: 512,
  });
  route(forEveryone, open, [
    [GET, '/'],
    [POST, '/arrivals'],
    [GET, '/receipts/{receipt}'],
    [POST, '/receipts/{receipt}/data'],
    [GET, '/erasures/{number}'],
    [GET, '/volunteer'],
    [POST, '/volunteer'],
    [GET, '/program'],
    [GET, '/dialogues'],
    [GET, '/dialogues/{id}'],
    [POST, '/dialogues/{id}/registrations'],
  ]);

  const links = capability.called({
    file: 'links',
    needs: [
      'ledger',
      'count households',
      'lists',
      'today',
      'try again',
      'records',
      'open people',
      'seal again',
      'correct people',
      'tell of people',
      'follow links',
      'count answers',
    ],
    ifItFails: 'The buttons in mails lead nowhere: nobody can confirm, accept or decline.',
    memory: 512,
  });
  route(links, open, [
    [GET, '/l/{token}'],
    [POST, '/l/{token}'],
  ]);

  const staff = capability.called({
    file: 'staff',
    needs: [...staffNeeds, 'roles', 'end sessions'],
    ifItFails: 'Staff can neither see nor do anything for people who phone or come to the counter.',
    memory: 512,
  });
  // Which doors there are stands with them: functions/doors/staff.ts. A route for each would be sixty resources of the stack.
  route(staff, staffOnly, [
    [GET, '/staff/{proxy+}'],
    [POST, '/staff/{proxy+}'],
  ]);

  const desk = capability.called({
    file: 'desk',
    needs: [...staffNeeds, 'sign in', 'sessions', 'end sessions'],
    ifItFails: 'The desk is closed: staff see nobody and can do nothing there. What comes in waits.',
    memory: 512,
  });
  route(desk, open, [
    [GET, '/desk'],
    [GET, '/desk/{proxy+}'],
    [POST, '/desk/{proxy+}'],
  ]);
  // Doors apologize and answer 500; nothing of theirs becomes a dead letter or a parked row.
  capability.alarm('BrokenAlarm', {
    metric: house.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
    words:
      'A door is broken: someone pressed or sent something and got an apology. Forms, links in mails or the staff’s lists fail; the log of "doors" names the route.',
  });
  return capability;
}
