import { describe, expect, it } from '@jest/globals';
import { normalizeMobile } from './mobile.js';

describe('rule 3: mobile numbers', () => {
  it.each(['13800001234', ' 138 0000 1234', '138-0000-1234', '+86 13800001234', '008613800001234'])(
    '%s is read',
    (text) => expect(normalizeMobile(text)).toBe('13800001234'),
  );
  it.each(['1380000123', '138000012345', '12800001234', '１３８00001234', '', 'abc'])(
    '%s is refused',
    (text) => expect(normalizeMobile(text)).toBeNull(),
  );
});
