import { nadia, neighbors, samira } from './family.ts';
import type { Chapter, Stage } from './stage.ts';

/** She asks for a navigator, on her phone, in her language. */
export async function arrives(stage: Stage): Promise<Chapter> {
  await stage.staff('/staff/navigators', nadia);
  for (const { navigator } of neighbors) await stage.staff('/staff/navigators', navigator);
  let receipt = '';
  const form = await stage.camera.take(`${stage.url}/?lang=ar`, {
    file: '1-form.png',
    alt: 'The form on her phone, in Arabic, right to left: her name, her phone number, eighteen or older',
    height: 900,
    from: 'h1',
    before: async page => {
      await page.fill('[name=preferredName]', samira.name);
      await page.fill('[name="contact.phone"]', samira.phone);
      await page.check('[name=adult][value=true]');
    },
  });
  const sheet = await stage.camera.take(`${stage.url}/?lang=ar`, {
    file: '1-receipt.png',
    alt: 'What she photographs: a receipt, the next step, and whom to call in an emergency; no name',
    before: async page => {
      await page.fill('[name=preferredName]', samira.name);
      await page.fill('[name="contact.phone"]', samira.phone);
      await page.check('[name=adult][value=true]');
      await page.selectOption('[name="languages.0.code"]', 'ar');
      await page.selectOption('[name="languages.0.level"]', 'fluent');
      await page.selectOption('[name=area]', samira.area);
      for (const time of samira.times) await page.check(`[name=availability][value=${time}]`);
      for (const [n, need] of samira.needs.entries()) await page.selectOption(`#need-${n}`, need);
      await page.check('[name="consent.version"]');
      await page.click('main form button');
      await page.waitForURL('**/receipts/**');
      receipt = page.url();
    },
  });
  if (receipt === '') throw new Error('Nothing was registered.');
  await stage.world.runner.settle();
  return {
    title: 'She asks, in her own language',
    words:
      'Samira has two children, a phone and no e-mail. The form asks first for what is needed, in Arabic, and nothing about papers. What she gets is a receipt that anyone may see over her shoulder: it names nobody.',
    pictures: [form, sheet],
    face: 0,
  };
}

/** A person calls her, with the words in both languages. */
export async function isCalled(stage: Stage): Promise<Chapter> {
  await stage.later(1, '10:30');
  const today = await stage.desk('/desk', {
    file: '2-today.png',
    alt: 'Today at the desk: one call to make, and how many households are fine',
    height: 560,
  });
  const { id } = await stage.call('confirm');
  const call = await stage.sheet(id, {
    file: '2-call.png',
    alt: 'The call: how to be careful, the number, what to say in Arabic beside English, and four large buttons',
  });
  await stage.staff(`/staff/calls/${id}`, { outcome: 'yes' });
  return {
    title: 'Somebody calls',
    words:
      'Where there is no address to write to, the program gives the call to a person: whom, why, how to be careful, and what to say in her language and in English. Samira says yes.',
    pictures: [today, call],
    face: 1,
  };
}
