/** A mail that SES accepted, as `/_local/mail` lists it. Attachments' content is base64; `at` is program time. */
export type Mail = {
  id: string;
  at: string;
  from: string;
  to: string[];
  subject: string;
  headers: Record<string, string>;
  text: string;
  html: string;
  attachments: { filename: string; contentType: string; content: string }[];
};

/** What the runner knows of a mail besides: everyone it went to, its tags, and the invocation that sent it. */
export type SentMail = {
  mail: Mail;
  recipients: string[];
  tags: Record<string, string>;
  requestId?: string;
  sender: string;
};

/** All mails of this run, oldest first. */
export type Mailbox = {
  sent: SentMail[];
  add(mail: SentMail): void;
  to(address?: string): Mail[];
  byId(id: string): Mail | undefined;
};

/** An empty mailbox. */
export function createMailbox(): Mailbox {
  const sent: SentMail[] = [];
  return {
    sent,
    add: mail => {
      sent.push(mail);
    },
    to: address => {
      const wanted = address?.toLowerCase();
      const for_ = ({ recipients }: SentMail) =>
        wanted === undefined || recipients.some(to => to.toLowerCase() === wanted);
      return sent.filter(for_).map(({ mail }) => mail);
    },
    byId: id => sent.find(({ mail }) => mail.id === id)?.mail,
  };
}
