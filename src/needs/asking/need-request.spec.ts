import { describe, expect, it } from '@jest/globals';
import { SquadKind } from '../../kernel/vocabulary.js';
import { checkNeedRequest, type NeedRequest } from './need-request.js';

const NOW = new Date('2026-06-15T02:00:00Z');
const REQUEST: NeedRequest = { kind: SquadKind.MEDIATION, mediation: {} };
const elder = { name: '王老太', phone: '139 0000 1111', birthDate: '1946-05-01' };

const faultsOf = (change: Partial<NeedRequest>): string[] => {
  const verdict = checkNeedRequest({ ...REQUEST, ...change }, NOW);
  return verdict.ok ? [] : verdict.faults.map(({ path, code }) => `${path} ${code}`);
};

describe('rule 13: what each kind carries', () => {
  it('exactly the object of its kind', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ kind: SquadKind.PATROL, mediation: null })).toEqual(['input.patrol FIELD_REQUIRED']);
    expect(faultsOf({ patrol: {}, rights: {} })).toEqual([
      'input.rights NEED_DETAILS_OTHER_KIND',
      'input.patrol NEED_DETAILS_OTHER_KIND',
    ]);
  });
});

describe('rule 12: the wished time', () => {
  const at = (text: string) => new Date(text);

  it('may be open to either side, and is still to come', () => {
    expect(faultsOf({ wishedStartAt: at('2026-06-15T03:00:00Z') })).toEqual([]);
    expect(faultsOf({ wishedEndAt: at('2026-06-15T03:00:00Z') })).toEqual([]);
    expect(faultsOf({ wishedEndAt: NOW })).toEqual(['input.wishedEndAt WISHED_TIME_PAST']);
    expect(faultsOf({ wishedStartAt: NOW })).toEqual(['input.wishedStartAt WISHED_TIME_PAST']);
  });

  it('may have begun, and ends after it begins', () => {
    const wishedStartAt = at('2026-06-15T01:00:00Z');
    expect(faultsOf({ wishedStartAt, wishedEndAt: at('2026-06-15T03:00:00Z') })).toEqual([]);
    expect(faultsOf({ wishedStartAt, wishedEndAt: wishedStartAt })).toEqual([
      'input.wishedEndAt WISHED_SPAN',
    ]);
  });
});

describe('rules 3 and 12: on whose behalf', () => {
  it('somebody without an account is kept in the normal form', () => {
    const verdict = checkNeedRequest({ ...REQUEST, requester: { ...elder, name: ' 阿依•买买提 ' } }, NOW);
    expect(verdict).toEqual({
      ok: true,
      requester: {
        withoutAccount: { name: '阿依·买买提', phone: '13900001111', birthDate: '1946-05-01' },
        accountPhone: null,
      },
    });
  });

  it('somebody with an account is named by his number alone', () => {
    expect(checkNeedRequest({ ...REQUEST, requesterPhone: '+86 13900001111' }, NOW)).toEqual({
      ok: true,
      requester: { withoutAccount: null, accountPhone: '13900001111' },
    });
    expect(faultsOf({ requesterPhone: '13900001111', requester: elder })).toEqual([
      'input.requesterPhone REQUESTER_TWICE',
    ]);
    expect(faultsOf({ requesterPhone: 'admin' })).toEqual(['input.requesterPhone MOBILE_FORMAT']);
  });

  it('each fault of the particulars has its path', () =>
    expect(faultsOf({ requester: { name: '王😀', phone: '110', birthDate: '2026-06-16' } })).toEqual([
      'input.requester.name NAME_CHARACTERS',
      'input.requester.phone MOBILE_FORMAT',
      'input.requester.birthDate BIRTH_DATE_FUTURE',
    ]));
});
