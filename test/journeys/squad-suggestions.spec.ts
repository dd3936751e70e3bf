import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newKey } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { World } from '../support/world.js';

const CREATE = `mutation ($input: CreateSquadInput!) { createSquad(input: $input) { id } }`;
const SUGGEST = `query ($volunteerId: ID!) { squadSuggestions(volunteerId: $volunteerId) {
  squad { id } score eligible reasons { code text points } obstacles { code text } } }`;

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
});
afterAll(() => app.stop());

const draft = (communityCode: string, kind: string, wantedSkills: string[]) => ({
  ...{ communityCode, kind, wantedSkills },
  name: `${kind} 小组`,
  targetSize: 12,
  idempotencyKey: newKey(),
});

describe('rule 10: squads suggested for one volunteer', () => {
  it('come ranked, with the reasons and what stands against them, in the reader’s language', async () => {
    const communityCode = await world.community('510502001', '丁社区');
    const by = world.streetOfficer;
    const squad = async (kind: string, wantedSkills: string[]) =>
      (
        await app.client.data<{ createSquad: { id: string } }>(
          CREATE,
          { input: draft(communityCode, kind, wantedSkills) },
          { token: by.token },
        )
      ).createSquad.id;
    const mediation = await squad('MEDIATION', ['LAW']);
    const education = await squad('LEGAL_EDUCATION', ['LAW', 'EDUCATION']);
    const patrol = await squad('PATROL', ['PATROL']);
    const lawyer = await world.volunteer({
      ...{ communityCode, withAccount: false, background: 'PROFESSIONAL' },
      ...{ skills: ['LAW'], serviceKinds: ['MEDIATION', 'LEGAL_EDUCATION'] },
    });
    const ask = async (language: string) =>
      (
        await app.client.data<{
          squadSuggestions: { squad: { id: string }; score: number; eligible: boolean }[];
        }>(SUGGEST, { volunteerId: lawyer.id }, { token: by.token, language })
      ).squadSuggestions;
    const suggested = await ask('zh-CN');
    expect(suggested.map((each) => [each.squad.id, each.score, each.eligible])).toEqual([
      [education, 85, true],
      [patrol, 15, true],
      [mediation, 100, false],
    ]);
    expect(suggested[0]).toMatchObject({
      reasons: [
        { code: 'SKILLS_WANTED', points: 30, text: '具备小组所需 2 项技能中的 1 项' },
        { code: 'KIND_WISHED', points: 25 },
        { code: 'SQUAD_SHORT', points: 15, text: '小组目标 12 人，尚缺 12 人' },
        { code: 'BACKGROUND_SUITS', points: 15 },
      ],
    });
    expect((await ask('en'))[2]).toMatchObject({
      obstacles: [
        {
          code: 'TRAINING_REQUIRED',
          text: 'A squad of this kind asks for its training to be completed first',
        },
      ],
    });
    const others = await app.client.refusal(
      SUGGEST,
      { volunteerId: lawyer.id },
      { token: world.officerA.token },
    );
    expect(others.code).toBe('NOT_FOUND');
  });
});
