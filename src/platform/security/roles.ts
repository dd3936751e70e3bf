import { registerEnumType } from '@nestjs/graphql';

/** A role is held in a place or a squad and reaches down the tree, never sideways (domain.md § 10). */
export enum Role {
  COMMUNITY_HEAD = 'COMMUNITY_HEAD',
  COMMUNITY_OFFICER = 'COMMUNITY_OFFICER',
  STREET_OFFICER = 'STREET_OFFICER',
  DISTRICT_OFFICER = 'DISTRICT_OFFICER',
  SQUAD_LEADER = 'SQUAD_LEADER',
  ORGANISATION_OFFICER = 'ORGANISATION_OFFICER',
  AUDITOR = 'AUDITOR',
  ADMINISTRATOR = 'ADMINISTRATOR',
}

registerEnumType(Role, {
  name: 'Role',
  description: 'What a person may do in a place · 角色',
  valuesMap: {
    COMMUNITY_HEAD: {
      description: '社区负责人 · head officer of a community, who alone sees confidential needs',
    },
    COMMUNITY_OFFICER: { description: '社区工作人员 · community officer' },
    STREET_OFFICER: { description: '街道工作人员 · street officer' },
    DISTRICT_OFFICER: { description: '区工作人员 · district officer' },
    SQUAD_LEADER: { description: '服务小组组长 · squad leader' },
    ORGANISATION_OFFICER: { description: '社会组织负责人 · organisation officer' },
    AUDITOR: { description: '审计员 · auditor, reads and never writes' },
    ADMINISTRATOR: { description: '系统管理员 · administrator, sees no personal data' },
  },
});

const COMMITTEE = [
  Role.COMMUNITY_HEAD,
  Role.COMMUNITY_OFFICER,
  Role.STREET_OFFICER,
  Role.DISTRICT_OFFICER,
] as const;

/** Which roles hold which right. What is not here is nobody's. */
export const RIGHTS = {
  'place.edit': [Role.STREET_OFFICER, Role.DISTRICT_OFFICER],
  'role.grant': [Role.DISTRICT_OFFICER, Role.ADMINISTRATOR],
  'policy.read': [...COMMITTEE, Role.AUDITOR],
  'policy.edit': [Role.DISTRICT_OFFICER],
  'statistics.read': [...COMMITTEE, Role.AUDITOR],
  'volunteer.read': [...COMMITTEE, Role.AUDITOR],
  'volunteer.register': COMMITTEE,
  'volunteer.review': COMMITTEE,
  'volunteer.reveal': COMMITTEE,
  'volunteer.edit': COMMITTEE,
  'volunteer.merge': [Role.STREET_OFFICER, Role.DISTRICT_OFFICER],
  'squad.read': [...COMMITTEE, Role.AUDITOR, Role.SQUAD_LEADER],
  'squad.edit': COMMITTEE,
  'squad.assign': COMMITTEE,
  'record.read': [...COMMITTEE, Role.AUDITOR, Role.SQUAD_LEADER],
  'record.enter': [...COMMITTEE, Role.SQUAD_LEADER],
  'record.confirm': [...COMMITTEE, Role.SQUAD_LEADER],
  'record.correct': COMMITTEE,
  'need.read': [...COMMITTEE, Role.AUDITOR, Role.SQUAD_LEADER],
  'need.handle': [...COMMITTEE, Role.SQUAD_LEADER],
  'need.confidential': [Role.COMMUNITY_HEAD],
  'organisation.read': [...COMMITTEE, Role.AUDITOR, Role.ORGANISATION_OFFICER],
  'organisation.prepare': [...COMMITTEE, Role.ORGANISATION_OFFICER],
  'organisation.edit': COMMITTEE,
  'organisation.decide': [Role.STREET_OFFICER, Role.DISTRICT_OFFICER],
  'activity.read': [...COMMITTEE, Role.AUDITOR, Role.SQUAD_LEADER, Role.ORGANISATION_OFFICER],
  'activity.edit': [...COMMITTEE, Role.SQUAD_LEADER, Role.ORGANISATION_OFFICER],
  'attendance.attest': [...COMMITTEE, Role.SQUAD_LEADER, Role.ORGANISATION_OFFICER],
  'redemption.read': [...COMMITTEE, Role.AUDITOR],
  'redemption.handle': COMMITTEE,
  'pool.grant': COMMITTEE,
  'pool.fund': [Role.STREET_OFFICER, Role.DISTRICT_OFFICER],
  'ledger.read': [...COMMITTEE, Role.AUDITOR],
  'certificate.read': [...COMMITTEE, Role.AUDITOR],
  'certificate.issue': COMMITTEE,
  'notice.publish': COMMITTEE,
  'objection.read': COMMITTEE,
  'objection.decide': COMMITTEE,
  'award.read': [...COMMITTEE, Role.AUDITOR],
  'award.nominate': COMMITTEE,
  'award.manage': [Role.DISTRICT_OFFICER],
  'audit.read': [Role.AUDITOR, Role.DISTRICT_OFFICER],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof RIGHTS;
