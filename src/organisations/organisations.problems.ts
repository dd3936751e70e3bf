import { defineProblem } from '../kernel/problem.js';

export const organisationNameTaken = defineProblem('ORGANISATION_NAME_TAKEN', {
  zh: '本社区已有名为“{name}”的社会组织',
  en: 'The community has an organisation named “{name}” already',
});
