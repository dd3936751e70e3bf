/** The words of domain.md § 1 that several modules share; labels are in platform/graphql/vocabulary-types.ts. */

export enum SquadKind {
  MEDIATION = 'MEDIATION',
  RIGHTS = 'RIGHTS',
  LEGAL_EDUCATION = 'LEGAL_EDUCATION',
  POVERTY_RELIEF = 'POVERTY_RELIEF',
  PATROL = 'PATROL',
}

export enum Skill {
  LAW = 'LAW',
  MEDIATION = 'MEDIATION',
  PSYCHOLOGY = 'PSYCHOLOGY',
  HEALTH_CARE = 'HEALTH_CARE',
  EDUCATION = 'EDUCATION',
  HOUSEKEEPING = 'HOUSEKEEPING',
  REPAIR = 'REPAIR',
  ARTS = 'ARTS',
  SPORTS = 'SPORTS',
  INFORMATION_TECHNOLOGY = 'INFORMATION_TECHNOLOGY',
  DRIVING = 'DRIVING',
  FOREIGN_LANGUAGE = 'FOREIGN_LANGUAGE',
  PATROL = 'PATROL',
  OTHER = 'OTHER',
}

export enum Background {
  PARTY_MEMBER = 'PARTY_MEMBER',
  YOUTH_LEAGUE = 'YOUTH_LEAGUE',
  CIVIL_SERVANT = 'CIVIL_SERVANT',
  PROFESSIONAL = 'PROFESSIONAL',
  STUDENT = 'STUDENT',
  RETIREE = 'RETIREE',
  OTHER = 'OTHER',
}

export enum ServiceTarget {
  CHILDREN = 'CHILDREN',
  WOMEN = 'WOMEN',
  ELDERLY = 'ELDERLY',
  DISABLED = 'DISABLED',
  ENTITLED_GROUPS = 'ENTITLED_GROUPS',
  POOR_FAMILIES = 'POOR_FAMILIES',
  PATIENTS = 'PATIENTS',
  LAID_OFF = 'LAID_OFF',
  URBAN_RESIDENTS = 'URBAN_RESIDENTS',
  RURAL_RESIDENTS = 'RURAL_RESIDENTS',
  PUBLIC = 'PUBLIC',
  OTHER = 'OTHER',
}

export enum Sex {
  MALE = 'MALE',
  FEMALE = 'FEMALE',
}

export enum DocumentType {
  RESIDENT_ID = 'RESIDENT_ID',
  HMT_RESIDENCE = 'HMT_RESIDENCE',
  PASSPORT = 'PASSPORT',
  FOREIGN_PERMANENT_RESIDENCE = 'FOREIGN_PERMANENT_RESIDENCE',
}

/** Where a record's minutes come from (domain.md rule 19). */
export enum Provenance {
  CHECKED_IN = 'CHECKED_IN',
  LEADER_ATTESTED = 'LEADER_ATTESTED',
  BACKFILLED = 'BACKFILLED',
  IMPORTED = 'IMPORTED',
}

/** What a person is to another (domain.md rule 33). */
export enum RelationKind {
  SPOUSE = 'SPOUSE',
  PARENT = 'PARENT',
  GRANDPARENT = 'GRANDPARENT',
  CHILD = 'CHILD',
  GRANDCHILD = 'GRANDCHILD',
  OTHER_RELATIVE = 'OTHER_RELATIVE',
  FRIEND = 'FRIEND',
}

/** Circumstances that an officer has verified, on which rules 32 and 33 depend. */
export enum CircumstanceKind {
  LIVING_ALONE = 'LIVING_ALONE',
  ON_RELIEF = 'ON_RELIEF',
  DISABLED = 'DISABLED',
  HARDSHIP = 'HARDSHIP',
}
