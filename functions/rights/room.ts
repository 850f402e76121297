import { alone } from '../platform/ledger.ts';
import { rights } from './domain.ts';
import { requests } from './request.ts';

/** Rights' decisions, where they are kept. */
export const rightsRoom = alone(requests, rights);
