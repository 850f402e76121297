import { HtmlValidate } from 'html-validate';

/** What breaks the HTML standard; mails need the table attributes of old for clients that know nothing else. */
export function faultsOf(markup: string): readonly string[] {
  const { results } = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: { 'no-deprecated-attr': 'off' },
  }).validateStringSync(markup);
  return results.flatMap(result => result.messages.map(one => `${one.ruleId}: ${one.message} (line ${one.line})`));
}
