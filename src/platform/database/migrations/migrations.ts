import type { MigrationInterface } from 'typeorm';
import { Initial1764000000000 as PostgresInitial } from './postgres/1764000000000-initial.js';
import { NeedsActivities1795653865753 as PostgresNeedsActivities } from './postgres/1795653865753-needs-activities.js';
import { TimeBank1795693030566 as PostgresTimeBank } from './postgres/1795693030566-time-bank.js';
import { Recognition1795713480554 as PostgresRecognition } from './postgres/1795713480554-recognition.js';
import { CertificateBatches1795743260307 as PostgresCertificateBatches } from './postgres/1795743260307-certificate-batches.js';
import { CertificateNotice1795760527069 as PostgresCertificateNotice } from './postgres/1795760527069-certificate-notice.js';
import { OrganisationAffairs1795766310646 as PostgresOrganisationAffairs } from './postgres/1795766310646-organisation-affairs.js';
import { Organisations1795762602437 as PostgresOrganisations } from './postgres/1795762602437-organisations.js';
import { Priority1795747612709 as PostgresPriority } from './postgres/1795747612709-priority.js';
import { Awards1795741502484 as PostgresAwards } from './postgres/1795741502484-awards.js';
import { PublicNotices1795734803512 as PostgresPublicNotices } from './postgres/1795734803512-public-notices.js';
import { Initial1764000000000 as SqliteInitial } from './sqlite/1764000000000-initial.js';
import { NeedsActivities1795653865753 as SqliteNeedsActivities } from './sqlite/1795653865753-needs-activities.js';
import { TimeBank1795693030566 as SqliteTimeBank } from './sqlite/1795693030566-time-bank.js';
import { Recognition1795713480554 as SqliteRecognition } from './sqlite/1795713480554-recognition.js';
import { CertificateBatches1795743260307 as SqliteCertificateBatches } from './sqlite/1795743260307-certificate-batches.js';
import { CertificateNotice1795760527069 as SqliteCertificateNotice } from './sqlite/1795760527069-certificate-notice.js';
import { OrganisationAffairs1795766310646 as SqliteOrganisationAffairs } from './sqlite/1795766310646-organisation-affairs.js';
import { Organisations1795762602437 as SqliteOrganisations } from './sqlite/1795762602437-organisations.js';
import { Priority1795747612709 as SqlitePriority } from './sqlite/1795747612709-priority.js';
import { Awards1795741502484 as SqliteAwards } from './sqlite/1795741502484-awards.js';
import { PublicNotices1795734803512 as SqlitePublicNotices } from './sqlite/1795734803512-public-notices.js';
import { RankingRollups1795782113435 as SqliteRankingRollups } from './sqlite/1795782113435-ranking-rollups.js';
import { RankingRollups1795782113435 as PostgresRankingRollups } from './postgres/1795782113435-ranking-rollups.js';
import { RosterImports1795791439757 as SqliteRosterImports } from './sqlite/1795791439757-roster-imports.js';
import { RankingDaysCovered1795799305725 as SqliteRankingDaysCovered } from './sqlite/1795799305725-ranking-days-covered.js';
import { RosterImports1795791439757 as PostgresRosterImports } from './postgres/1795791439757-roster-imports.js';
import { RankingDaysCovered1795799305725 as PostgresRankingDaysCovered } from './postgres/1795799305725-ranking-days-covered.js';

type MigrationClass = new () => MigrationInterface;

/** In the order in which they run; the two lists have the same names. */
export const SQLITE_MIGRATIONS: MigrationClass[] = [
  SqliteInitial,
  SqliteNeedsActivities,
  SqliteTimeBank,
  SqliteRecognition,
  SqlitePublicNotices,
  SqliteAwards,
  SqliteCertificateBatches,
  SqlitePriority,
  SqliteCertificateNotice,
  SqliteOrganisations,
  SqliteOrganisationAffairs,
  SqliteRankingRollups,
  SqliteRosterImports,
  SqliteRankingDaysCovered,
];
export const POSTGRES_MIGRATIONS: MigrationClass[] = [
  PostgresInitial,
  PostgresNeedsActivities,
  PostgresTimeBank,
  PostgresRecognition,
  PostgresPublicNotices,
  PostgresAwards,
  PostgresCertificateBatches,
  PostgresPriority,
  PostgresCertificateNotice,
  PostgresOrganisations,
  PostgresOrganisationAffairs,
  PostgresRankingRollups,
  PostgresRosterImports,
  PostgresRankingDaysCovered,
];
