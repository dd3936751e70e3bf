import { DISTRICT } from '../support/district.mjs';

const ENTRY = 'rank volunteerNo name minutes communityName';
const TOP = `query Top($place: String!) { ranking(placeCode: $place, period: { kind: ALL }, first: 20) {
  nodes { ${ENTRY} } pageInfo { hasNextPage } } }`;
const PAGE = `query Page($place: String!, $after: String!) { ranking(placeCode: $place, period: { kind: ALL }, first: 50, after: $after) {
  nodes { ${ENTRY} } pageInfo { hasNextPage } } }`;
const PERSON = `query Person($id: ID!) {
  volunteer(id: $id) { volunteerNo status sex registeredAt community { name }
    memberships(current: true) { fromDay squad { name kind } } timeAccount { honorMinutes availableMinutes } }
  serviceRecords(volunteerId: $id, first: 10) { nodes { serviceDay occasion creditedMinutes status } } }`;

/**
 * What is asked, of GraphQL with `variables` and of the floor at `/path` with `bare`; `asked` answers both for a turn.
 * @param things communities, cursors and people of the district, in a random order
 */
export const readsOf = ({ communities, cursors, people, officer }) => [
  {
    ...{ title: 'top 20 of the district', path: 'top', query: TOP, count: 1 },
    asked: () => ({ variables: { place: DISTRICT } }),
  },
  {
    ...{ title: 'top 20 of a community', path: 'top', query: TOP, count: communities.length },
    asked: (turn) => ({ variables: { place: communities[turn % communities.length] } }),
  },
  {
    ...{ title: 'page of 50, anywhere', path: 'page', query: PAGE, count: cursors.length },
    asked: (turn) => {
      const { after, before } = cursors[turn % cursors.length];
      return { variables: { place: DISTRICT, after }, bare: { place: DISTRICT, before } };
    },
  },
  {
    ...{
      title: 'a person, squad, totals, last 10 records',
      path: 'person',
      query: PERSON,
      count: people.length,
    },
    asked: (turn) => ({ variables: { id: people[turn % people.length] }, token: officer.token }),
  },
];
