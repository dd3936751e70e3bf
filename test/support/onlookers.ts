import { expect } from '@jest/globals';
import type { MatchDesk } from './match-desk.js';
import type { Person } from './world.js';

const HEADERS = '{ nodes { id status activityIds } }';
const ACTIVITY = `id title content address personInCharge statusReason squad { name }
  positions { name taken } mySignUp { id } signUps { nodes { id activity { title address } } }`;

/** Whatever somebody could look into who wants to know what is going on in the community. */
const LOOKS: readonly [document: string, variables: readonly string[]][] = [
  [`query ($needId: ID!) { need(id: $needId) { id status contents { content } activityIds } }`, ['needId']],
  [`query ($communityCode: String) { needs(placeCode: $communityCode) ${HEADERS} }`, ['communityCode']],
  [
    `query ($squadId: ID!) { squadNeedQueue(squadId: $squadId, withScheduled: true) ${HEADERS} }`,
    ['squadId'],
  ],
  [`{ myNeeds ${HEADERS} }`, []],
  [
    `query ($communityCode: String) { activities(placeCode: $communityCode) { nodes { ${ACTIVITY} } } }`,
    ['communityCode'],
  ],
  [`{ mySignUps { nodes { id statusReason activity { ${ACTIVITY} } } } }`, []],
  [
    `query ($communityCode: String) { serviceRecords(placeCode: $communityCode) {
       nodes { occasion content address organisingUnit personInCharge recordingReason } } }`,
    ['communityCode'],
  ],
  [`{ verificationQueue { nodes { title unit } } }`, []],
  [`query ($needId: ID!) { auditEntries(subjectId: $needId) { nodes { action subjectId } } }`, ['needId']],
  [`{ myData }`, []],
];
/** Looks that the schema does not have would find nothing for another reason. */
const BROKEN = ['BAD_REQUEST', 'INTERNAL'];

/** Those who have no part in a confidential need, each by what he is. */
export class Onlookers {
  constructor(
    private readonly desk: MatchDesk,
    private readonly squadId: string,
    private readonly people: Readonly<Record<string, Person>>,
  ) {}

  /** For all of them the need does not exist, and nothing that was written about it is told to any. */
  async seeNothing(needId: string, phrases: readonly string[]): Promise<void> {
    const secret = [...phrases, needId];
    const told = await Promise.all(
      Object.entries(this.people).map(async ([name, person]) => ({
        name,
        told: await this.foundBy(person, needId, secret),
      })),
    );
    expect(told.filter((one) => one.told.length > 0)).toEqual([]);
    for (const person of Object.values(this.people))
      expect(await this.desk.needs.unreadable(needId, person)).toBe('NOT_FOUND');
  }

  /** Which of these texts somebody finds when he looks everywhere. */
  async foundBy(person: Person, needId: string, texts: readonly string[]): Promise<string[]> {
    const known = { needId, squadId: this.squadId, communityCode: this.desk.world.communityA };
    const seen = (await this.look(person, known)).join('\n');
    return texts.filter((text) => seen.includes(text));
  }

  private async look(person: Person, known: Readonly<Record<string, string>>): Promise<string[]> {
    const answers: string[] = [];
    for (const [document, names] of LOOKS) {
      const variables = Object.fromEntries(names.map((name) => [name, known[name]]));
      const answer = await this.desk.app.client.send<unknown>(document, variables, { token: person.token });
      const broken = answer.errors.filter(({ extensions }) => BROKEN.includes(extensions.code));
      expect({ document, broken }).toEqual({ document, broken: [] });
      answers.push(JSON.stringify(answer));
    }
    return answers;
  }
}
