import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { Secrecy } from '../../kernel/secrecy.js';
import type { ReadView } from '../../platform/database/unit-of-work.js';
import { PersonalDataService, type PersonalDataSource } from '../../volunteers/personal-data.service.js';
import { ActivityEntity } from '../activity.entity.js';
import { genericTitle } from '../generic-title.js';
import { SignUpEntity } from './sign-up.entity.js';

/** Sign-ups in a person's own export (domain.md § 10); what serves a confidential need is called by its kind there too. */
@Injectable()
export class SignUpsPersonalData implements OnModuleInit, PersonalDataSource {
  readonly name = 'signUps';

  constructor(private readonly personalData: PersonalDataService) {}

  onModuleInit(): void {
    this.personalData.register(this);
  }

  async collect(view: ReadView, volunteerId: string): Promise<unknown> {
    const signUps = await view.manager
      .getRepository(SignUpEntity)
      .find({ where: { volunteerId }, order: { id: 'ASC' } });
    const found = await view.manager
      .getRepository(ActivityEntity)
      .findBy({ id: In(signUps.map(({ activityId }) => activityId)) });
    const activities = new Map(found.map((activity) => [activity.id, activity]));
    return signUps.map((signUp) => {
      const { status, statusReason, attendance, startAt, endAt, createdAt } = signUp;
      const activity = activities.get(signUp.activityId);
      const title = activity && titleOf(activity);
      return { activity: title, startAt, endAt, status, statusReason, attendance, createdAt };
    });
  }
}

const titleOf = ({ secrecy, title, squadKind }: ActivityEntity): string =>
  secrecy === Secrecy.PUBLIC ? title : genericTitle(squadKind, 'zh-CN');
