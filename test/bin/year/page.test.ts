import { describe, expect, it } from 'vitest';
import { fieldsOf, filled, formsOf, formWith, Lacking, type Page, waysOf } from '../../../bin/year/page.ts';

const markup = `<form method="post" action="/x?a=1&amp;b=2"><input type="hidden" name="nonce" value="n&quot;1">
<input type="checkbox" name="tick" value="a"><input type="checkbox" name="tick" value="b" checked>
<select name="area"><option value="">–</option><option value="north">North</option></select>
<textarea name="note">as it was</textarea><input type="text" name="name" value="">
<button name="answer" value="save">Save</button><button name="answer" value="drop">Drop</button></form>
<form method="post"><button class="wide">Send</button></form><a class="button" href="/l/v2~k~card">Card</a>`;

const page: Page = { status: 200, address: 'http://localhost/x', markup };
const saved = (filling: Parameters<typeof filled>[2]) => {
  const form = formWith(page, 'save');
  if (!form) throw new Error('the form has no button');
  return filled(form, 'save', filling).toString();
};

describe('a page as a person fills it in', () => {
  it('has its forms, fields, choices and ways', () => {
    expect(formsOf(markup).map(({ action, buttons }) => [action, buttons.length])).toEqual([
      ['/x?a=1&b=2', 2],
      ['', 1],
    ]);
    expect(formsOf(markup).map(fieldsOf)).toEqual([['tick', 'area', 'note', 'name'], []]);
    expect(waysOf(markup)).toEqual(['/l/v2~k~card']);
  });

  it('sends what it had, what is filled in, and the button that is pressed', () => {
    expect(saved({})).toBe('nonce=n%221&tick=b&area=&note=as+it+was&name=&answer=save');
    expect(saved({ tick: ['a'], area: 'north', name: 'Amina' })).toBe(
      'nonce=n%221&note=as+it+was&tick=a&area=north&name=Amina&answer=save',
    );
  });

  it('lacks what it does not offer: a button, a field, a choice', () => {
    expect(formWith(page, 'close')).toBeUndefined();
    expect(() => saved({ phone: '1' })).toThrow(new Lacking('there is no field phone'));
    expect(() => saved({ tick: 'c' })).toThrow(new Lacking('tick cannot be c'));
    expect(() => saved({ area: 'south' })).toThrow(new Lacking('area cannot be south'));
  });
});
