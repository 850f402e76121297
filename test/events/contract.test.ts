import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { arrivalRegistered } from '../../events/arrival-registered.ts';
import { catalogue } from '../../events/index.ts';

const samples = new URL('../../events/samples/', import.meta.url);
const meta = {
  id: '3f0e0c1e-7d7e-4b53-9d0a-0f6f1c2b3a4d',
  time: '2026-11-24T14:00:00.000Z',
  version: 1,
  subject: 'arrival#a',
  correlation: 'arrival#a',
  causation: 'post',
};

describe('a fact', () => {
  it('is written strictly: an unknown field is refused', () => {
    const data = { arrival: 'a', by: 'contact', name: 'Amina' };
    expect(() => arrivalRegistered.of(data)).toThrow(/name/);
  });

  it('is read tolerantly: an unknown field is dropped', () => {
    const read = arrivalRegistered.read({ meta, data: { arrival: 'a', by: 'contact', later: 1 } });
    expect(read.data).toEqual({ arrival: 'a', by: 'contact' });
  });

  it('is refused on reading when a known field does not fit', () => {
    expect(() => arrivalRegistered.read({ meta, data: { arrival: 7, by: 'contact' } })).toThrow();
  });

  it('has a name of its own, and a source that is its owner’s', () => {
    expect(new Set(catalogue.map(one => one.name)).size).toBe(catalogue.length);
    for (const one of catalogue)
      expect(one.pattern).toEqual({ source: [`wbh.${one.owner}`], 'detail-type': [one.name] });
  });

  it('is still read as it was ever written: every golden sample of every version', () => {
    const files = readdirSync(samples);
    for (const one of catalogue) expect(files).toContain(`${one.name}.v${one.version}.json`);
    for (const file of files) {
      const contract = catalogue.find(one => file.startsWith(`${one.name}.v`));
      const golden: readonly unknown[] = JSON.parse(readFileSync(new URL(file, samples), 'utf8'));
      for (const data of golden) expect(contract?.read({ meta, data }).data).toEqual(data);
    }
  });

  it('never carries an attribute of a household', () => {
    const allowed = [
      'arrival',
      'navigator',
      'pairing',
      'person',
      'subject',
      'task',
      'mail',
      'call',
      'kind',
      'to',
      'about',
      'reason',
      'by',
      'at',
      'outcome',
      'until',
      'contact',
      'minutes',
      'mode',
      'meeting',
      'days',
      'endsAt',
      'report',
      'need',
      'month',
      'gate',
      'found',
      'door',
      'right',
      'roles',
      'who',
      'member',
      'item',
      'body',
      'edition',
      'items',
      'mails',
      'organization',
      'dialogue',
      'role',
      'stage',
      'step',
      'circle',
      'session',
      'participant',
      'action',
      'status',
      'group',
      'into',
      'checkIn',
      'event',
      'change',
    ];
    for (const one of catalogue)
      expect(allowed, one.name).toEqual(expect.arrayContaining(Object.keys(one.schema.entries)));
  });
});
