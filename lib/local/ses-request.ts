import { addressFault } from './mail-address.ts';

type Content = { Data: string; Charset?: string };
type Attachment = { FileName: string; ContentType?: string; RawContent: string };

/** The body of SES v2's SendEmail. */
export type SendEmail = {
  FromEmailAddress?: string;
  Destination?: { ToAddresses?: string[]; CcAddresses?: string[]; BccAddresses?: string[] };
  ReplyToAddresses?: string[];
  Content?: {
    Simple?: {
      Subject: Content;
      Body: { Text?: Content; Html?: Content };
      Headers?: { Name: string; Value: string }[];
      Attachments?: Attachment[];
    };
    Raw?: { Data: string };
    Template?: object;
  };
  EmailTags?: { Name: string; Value: string }[];
  ConfigurationSetName?: string;
};

const limits = { recipients: 50, headers: 15, tags: 50, tag: 256 };

/** Everyone a mail goes to. */
export function recipientsOf({ Destination = {} }: SendEmail): string[] {
  const { ToAddresses = [], CcAddresses = [], BccAddresses = [] } = Destination;
  return [...ToAddresses, ...CcAddresses, ...BccAddresses];
}

/** Why SES answers BadRequestException to this request; undefined when it does not. */
export function requestFault(request: SendEmail): string | undefined {
  return contentFault(request) ?? recipientFault(request) ?? tagFault(request) ?? headerFault(request);
}

function contentFault({ Content = {}, FromEmailAddress }: SendEmail): string | undefined {
  const { Simple, Raw, Template } = Content;
  if (Template) return 'Templates are not known on this machine.';
  if (!Simple && !Raw) return 'Content is required.';
  if (!FromEmailAddress && !Raw) return 'FromEmailAddress is required.';
  if (Simple && !Simple.Body?.Text && !Simple.Body?.Html) return 'The body must have Text or Html.';
  if (Simple && !Simple.Subject) return 'Subject is required.';
  return undefined;
}

function recipientFault(request: SendEmail): string | undefined {
  const recipients = recipientsOf(request);
  if (recipients.length === 0 && !request.Content?.Raw) return 'A recipient is required.';
  if (recipients.length > limits.recipients) return `Recipient count exceeds ${limits.recipients}.`;
  const addresses = [request.FromEmailAddress ?? '', ...recipients, ...(request.ReplyToAddresses ?? [])].filter(
    Boolean,
  );
  return addresses.map(addressFault).find(Boolean);
}

function tagFault({ EmailTags = [] }: SendEmail): string | undefined {
  if (EmailTags.length > limits.tags) return `A mail has at most ${limits.tags} tags.`;
  for (const { Name, Value } of EmailTags) {
    for (const text of [Name, Value]) {
      if (!/^[A-Za-z0-9_-]+$/.test(text))
        return `Invalid tag <${text}>: only alphanumeric ASCII characters, '_', and '-' are allowed.`;
      if (text.length > limits.tag) return `A tag must be ${limits.tag} characters or less.`;
    }
  }
  return undefined;
}

function headerFault({ Content }: SendEmail): string | undefined {
  const headers = Content?.Simple?.Headers ?? [];
  if (headers.length > limits.headers) return `A mail has at most ${limits.headers} headers.`;
  for (const { Name, Value } of headers) {
    if (!/^[!-9;-~]{1,126}$/.test(Name)) return `Invalid header name <${Name}>.`;
    if (!/^[ -~]{1,870}$/.test(Value)) return `Invalid value of the header <${Name}>.`;
  }
  return undefined;
}
