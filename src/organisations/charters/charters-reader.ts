import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { type LocalDate, serviceDayOf } from '../../kernel/service-day.js';
import { PlacesService } from '../../places/places.service.js';
import { type ReadView, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { FilingFactsReader } from '../filing-facts.js';
import { OrganisationBook } from '../organisation-book.js';
import { isPublic } from '../organisation-lifecycle.js';
import type { OrganisationEntity } from '../organisation.entity.js';
import { isInside } from '../organisations-reader.js';
import { charterTextOf } from './charter-book.js';
import type { CharterComparison } from './charter-comparison.types.js';
import { changedArticles, charterDifference } from './charter-difference.js';
import { charterChecklist } from './charter-checklist.js';
import {
  articleHeading,
  chapterHeading,
  charterLines,
  type CharterText,
  readCharterText,
} from './charter-text.js';
import { CharterVersions } from './charter-versions.js';
import { submitUntil } from './charter-vote.js';
import { charterTemplate } from './templates/charter-templates.js';
import { versionInForce } from './version-in-force.js';
import { CharterCommentEntity, CharterStage, CharterVersionEntity } from './charter.entity.js';
import type {
  CharterDifferenceArgs,
  CharterTemplateArgs,
  CharterVersionsArgs,
  CheckCharterArgs,
} from './charters.inputs.js';
import { noCharterInForce } from './charters.problems.js';
import {
  type CharterChapter,
  CharterFault,
  CharterStatus,
  type CharterTextCheck,
  type CharterVersion,
} from './charters.types.js';

/** Reading charters: what was approved by anyone, what is written or reviewed by the organisation and its offices only. */
@Injectable()
export class ChartersReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly book: OrganisationBook,
    private readonly facts: FilingFactsReader,
    private readonly versions: CharterVersions,
    private readonly places: PlacesService,
  ) {}

  /** @throws Problem NOT_FOUND */
  require(actor: Actor, id: string): Promise<CharterVersion> {
    return this.uow.read(async (view) => {
      const { version, organisation } = await this.readable(view, actor, id);
      return this.shown(view, organisation, version);
    });
  }

  /** @throws Problem NOT_FOUND */
  async readable(
    view: ReadView,
    actor: Actor,
    id: string,
  ): Promise<{ version: CharterVersionEntity; organisation: OrganisationEntity }> {
    const version = await this.versions.require(view, id);
    const organisation = await this.book.require(view, version.organisationId);
    const open = version.stage === CharterStage.APPROVED && isPublic(organisation.status);
    if (!open && !isInside(actor, organisation))
      throw notFound().audited({ action: 'organisation.read', subjectType: 'CharterVersion', subjectId: id });
    return { version, organisation };
  }

  /** Up to `limit` versions, the latest first; only those approved to who is not of the organisation. @throws Problem NOT_FOUND */
  list(
    actor: Actor,
    { organisationId }: CharterVersionsArgs,
    beforeId: string,
    limit: number,
  ): Promise<CharterVersion[]> {
    return this.uow.read(async (view) => {
      const organisation = await this.visible(view, actor, organisationId);
      const stages = isInside(actor, organisation) ? Object.values(CharterStage) : [CharterStage.APPROVED];
      const rows = await view.manager.getRepository(CharterVersionEntity).find({
        where: { organisationId, stage: In(stages), id: LessThan(beforeId) },
        order: { id: 'DESC' },
        take: limit,
      });
      const shown: CharterVersion[] = [];
      for (const row of rows) shown.push(await this.shown(view, organisation, row));
      return shown;
    });
  }

  /** The charter by which an organisation lived on a day (rule 46). @throws Problem NOT_FOUND, NO_CHARTER_IN_FORCE */
  inForce(actor: Actor, organisationId: string, on: LocalDate | null): Promise<CharterVersion> {
    return this.uow.read(async (view) => {
      const organisation = await this.visible(view, actor, organisationId);
      const day = on ?? serviceDayOf(this.clock.now());
      const version = await versionInForce(view, organisationId, day);
      if (!version) throw noCharterInForce({ on: day });
      return this.shown(view, organisation, version);
    });
  }

  /** What became of each article between two versions of one organisation (rule 47). @throws Problem NOT_FOUND */
  compare(
    actor: Actor,
    { fromVersionId, toVersionId, changedOnly }: CharterDifferenceArgs,
  ): Promise<CharterComparison> {
    return this.uow.read(async (view) => {
      const { version: from } = await this.readable(view, actor, fromVersionId);
      const { version: to } = await this.readable(view, actor, toVersionId);
      if (from.organisationId !== to.organisationId) throw notFound();
      const difference = charterDifference(charterTextOf(from), charterTextOf(to));
      const articles = changedOnly ? changedArticles(difference) : difference.articles;
      return {
        preamble: [...difference.preamble],
        articles: articles.map((change) => ({ ...change, words: [...change.words] })),
      };
    });
  }

  /** What a text lacks before anything is kept. */
  check({ text, form }: CheckCharterArgs): CharterTextCheck {
    const read = readCharterText(text.split(/\r\n|[\n\r]/));
    return {
      faults: read.faults.map(({ line, code, text: shown }) => ({
        line,
        fault: CharterFault[code],
        text: shown,
      })),
      articles: read.text.chapters.reduce((sum, { articles }) => sum + articles.length, 0),
      checklist: charterChecklist(read.text, form),
    };
  }

  /** The text of a model charter, filled in from an organisation where one is named. @throws Problem NOT_FOUND */
  template(actor: Actor, { category, form, organisationId }: CharterTemplateArgs): Promise<string> {
    return this.uow.read(async (view) => {
      if (!organisationId) return charterLines(charterTemplate(category, form)).join('\n');
      const { name, communityCode, streetCode, premises, purpose } = await this.visible(
        view,
        actor,
        organisationId,
      );
      const places = await this.places.byCodes([communityCode, streetCode]);
      const values = {
        ...{ name, community: places.get(communityCode)?.name, street: places.get(streetCode)?.name },
        ...{ premises: premises ?? undefined, purpose: purpose ?? undefined },
      };
      return charterLines(charterTemplate(category, form, values)).join('\n');
    });
  }

  private async visible(view: ReadView, actor: Actor, id: string): Promise<OrganisationEntity> {
    const organisation = await this.book.require(view, id);
    if (!isPublic(organisation.status) && !isInside(actor, organisation))
      throw notFound().audited({ action: 'organisation.read', subjectType: 'Organisation', subjectId: id });
    return organisation;
  }

  private async shown(
    view: ReadView,
    organisation: OrganisationEntity,
    version: CharterVersionEntity,
  ): Promise<CharterVersion> {
    const { id, organisationId, number, form, revision, submittedAt, effectiveOn } = version;
    const text = charterTextOf(version);
    const comments = await view.manager
      .getRepository(CharterCommentEntity)
      .find({ where: { versionId: id }, order: { id: 'ASC' } });
    const { organisations: policy } = await this.facts.policy(view, organisation);
    const previous = await view.manager.getRepository(CharterVersionEntity).findOne({
      where: {
        ...{ organisationId, number: LessThan(number) },
        stage: In([CharterStage.RETURNED, CharterStage.APPROVED]),
      },
      order: { number: 'DESC' },
      select: { id: true },
    });
    return {
      previousId: previous?.id ?? null,
      ...{ id, organisationId, number, form, revision, submittedAt, effectiveOn },
      status: await this.statusOf(view, version),
      ...{ preamble: text.preamble, chapters: chaptersOf(text), text: charterLines(text).join('\n') },
      checklist: charterChecklist(text, form, version.covered),
      meeting: meetingOf(version, policy.charterSubmitWithinDays),
      comments: comments.map(({ id: commentId, articleNumber, text: said, at }) => ({
        ...{ id: commentId, articleNumber, text: said, at },
      })),
    };
  }

  private async statusOf(view: ReadView, { id, organisationId, stage, effectiveOn }: CharterVersionEntity) {
    if (stage !== CharterStage.APPROVED) return CharterStatus[stage];
    const today = serviceDayOf(this.clock.now());
    if (effectiveOn && effectiveOn > today) return CharterStatus.APPROVED;
    const current = await versionInForce(view, organisationId, today);
    return current?.id === id ? CharterStatus.IN_FORCE : CharterStatus.SUPERSEDED;
  }
}

function chaptersOf(text: CharterText): CharterChapter[] {
  let number = 0;
  return text.chapters.map(({ title, articles }, index) => ({
    heading: title ? chapterHeading(index + 1) : null,
    title,
    articles: articles.map(({ paragraphs }) => {
      number += 1;
      return { number, heading: articleHeading(number), paragraphs };
    }),
  }));
}

function meetingOf(version: CharterVersionEntity, withinDays: number): CharterVersion['meeting'] {
  const { meetingOn, meetingForm, expected, present, votesFor, votesAgainst, abstained } = version;
  if (meetingOn === null || meetingForm === null) return null;
  return {
    ...{ meetingOn, form: meetingForm, submitUntil: submitUntil(meetingOn, withinDays) },
    ...{ expected: expected ?? 0, present: present ?? 0, votesFor: votesFor ?? 0 },
    ...{ votesAgainst: votesAgainst ?? 0, abstained: abstained ?? 0 },
  };
}
